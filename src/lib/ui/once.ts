/** The same answer for the same key, worked out once. For few keys only: it forgets nothing. */
export function once<Value>(make: (key: string) => Value): (key: string) => Value {
	const made = new Map<string, Value>();
	return (key) => {
		const known = made.get(key);
		if (known !== undefined) return known;
		const value = make(key);
		made.set(key, value);
		return value;
	};
}
