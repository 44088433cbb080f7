/** A token of src/lib/styles/tokens.css, as it is said in CSS without `var()`. */
export type ColourToken =
	| '--accent'
	| '--paper'
	| '--ink'
	| '--ink-soft'
	| '--line'
	| '--line-strong'
	| '--right'
	| '--wrong'
	| '--partly'
	| '--kind-event'
	| '--kind-figure'
	| '--kind-statement'
	| '--kind-judgement';

export interface Series {
	/** In the legend, and in what is said of a point. */
	label: string;
	/** `band`: from `values` up to `upper`, as where the true value may well lie. */
	kind: 'bars' | 'line' | 'band';
	colour: ColourToken;
	/** One for each label; null where there is nothing to show. */
	values: (number | null)[];
	upper?: (number | null)[];
	/** 0–1; 1 where it is not said. */
	strength?: number;
	dashed?: boolean;
}

/** Values in the order of their labels. */
export interface RowChart {
	kind: 'rows';
	labels: string[];
	series: Series[];
	/** Bars lie, their labels beside them. */
	lying?: boolean;
	stacked?: boolean;
	unit: Unit;
	/** What the scale counts, where the title does not say it. */
	unitLabel?: string;
	/** Of the scale, where it does not follow from the values. */
	least?: number;
	most?: number;
}

/** Points in a plane, both scales 0–1 or both of days. */
export interface PlaneChart {
	kind: 'plane';
	lines: {
		label: string;
		colour: ColourToken;
		points: { x: number; y: number; weight?: number }[];
		/** Points that are joined, or dots by their weight. */
		joined: boolean;
		dashed?: boolean;
		/** A fine line, where much of it stands side by side. */
		fine?: boolean;
		/** Dots that are all as small: told apart by more than their colour. */
		mark?: 'dot' | 'cross';
	}[];
	across: Unit;
	up: Unit;
	/** What the weight of a point is, in words. */
	weightText?: (weight: number) => string;
	acrossLabel: string;
	upLabel: string;
	from: number;
	to: number;
}

export type ChartPlan = RowChart | PlaneChart;

/** How a value is written at its scale. `day` is a local day. */
export type Unit = 'count' | 'share' | 'days' | 'minutes' | 'day';
