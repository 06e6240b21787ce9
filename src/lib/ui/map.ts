/** A point to show, degrees WGS 84. `leaf` is a filled knot, `slate` a hollow one, `here` the place asked about. */
export interface MapPoint {
	lng: number;
	lat: number;
	label: string;
	tone?: 'leaf' | 'slate' | 'here';
}

/** What `drawMap` drew on the server: paths and spots in one frame, so that the page needs no geometry. */
export interface MapDrawing {
	width: number;
	height: number;
	land: string;
	borders: string;
	spots: { x: number; y: number; tone: 'leaf' | 'slate' | 'here'; labels: string[] }[];
}
