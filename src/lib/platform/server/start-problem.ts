/** Why the program cannot start, as one sentence that says what to do. Printed without a stack trace. */
export class StartProblem extends Error {
	constructor(sentence: string, options?: ErrorOptions) {
		super(sentence, options);
		this.name = 'StartProblem';
	}
}
