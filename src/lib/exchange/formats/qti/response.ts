import type { ItemReading } from '../../xml/item-reading';
import { NotTaken } from '../../xml/not-taken';
import { childOf, childrenOf, lettersOf, type XmlElement } from '../../xml/xml-element';

/** What a <responseDeclaration> says of the key of one response. */
export class QtiResponse {
	readonly baseType: string;
	readonly isSingle: boolean;
	/** As the file has them; empty where it says none. */
	readonly correct: readonly string[];
	readonly #mapping: readonly { key: string; value: number; caseMatters: boolean | null }[];

	/** Points that the whole response gets at least and at most. */
	readonly #least: number;
	readonly #most: number;

	constructor(declaration: XmlElement | undefined) {
		this.baseType = declaration?.attributes.get('baseType') ?? 'identifier';
		this.isSingle = (declaration?.attributes.get('cardinality') ?? 'single') === 'single';
		this.correct = childrenOf(childOf(declaration, 'correctResponse'), 'value')
			.map((value) => lettersOf(value).trim())
			.filter((value) => value !== '');
		const mapping = childOf(declaration, 'mapping');
		this.#least = boundOf(mapping, 'lowerBound') ?? -Infinity;
		this.#most = boundOf(mapping, 'upperBound') ?? Infinity;
		this.#mapping = childrenOf(mapping, 'mapEntry').map((entry) => {
			const said = entry.attributes.get('caseSensitive');
			return {
				key: (entry.attributes.get('mapKey') ?? '').trim(),
				value: Number(entry.attributes.get('mappedValue') ?? '0') || 0,
				caseMatters: said === undefined ? null : said === 'true' || said === '1'
			};
		});
	}

	/**
	 * The values that are right: those it names, or else those that give points.
	 * @throws NotTaken where it says neither
	 */
	key(item: ItemReading): string[] {
		const paid = this.#mapping.filter(({ value }) => value > 0);
		if (this.#mapping.some(({ value }) => value < 0))
			item.tell('changed', 'Some answers take points there; here they are only wrong.');
		this.#tellBounds(item);
		if (this.correct.length > 0) {
			// Of single responses each that gives as much is as right.
			const values = paid.map(({ value }) => value);
			if (Math.max(0, ...values) - Math.min(Infinity, ...values) > 0.001) tellWeights(item);
			return [...this.correct];
		}
		if (paid.length === 0)
			throw new NotTaken('Only its response processing knows the key, which is not supported.');
		const most = Math.max(...paid.map(({ value }) => value));
		const right = this.isSingle ? paid.filter(({ value }) => value >= most) : paid;
		if (paid.some(({ value }) => value < most - 0.001)) tellWeights(item);
		return right.map(({ key }) => key);
	}

	/** Bounds that a response comes up against; that nothing falls below none is so here, too. */
	#tellBounds(item: ItemReading): void {
		const paid = this.#mapping.map(({ value }) => Math.max(0, value));
		const best = this.isSingle ? Math.max(0, ...paid) : paid.reduce((all, value) => all + value, 0);
		if (this.#most < best - 0.001 || this.#least > 0)
			item.tell('changed', 'Its points have bounds there that were not kept.');
	}

	/** All values of a typed response that are right, the one to show first, and whether capitals count in them. */
	accepted(item: ItemReading): { accept: string[]; caseMatters: boolean } {
		const key = this.key(item);
		const most = Math.max(0, ...this.#mapping.map(({ value }) => value));
		const right = this.#mapping.filter(({ value }) => value > 0 && value >= most - 0.001);
		const accept = [...new Set([...key, ...right.map((entry) => entry.key)])].filter(
			(value) => value !== ''
		);
		const caseMatters = right.length > 0 && right.every((entry) => entry.caseMatters === true);
		return { accept, caseMatters };
	}
}

const tellWeights = (item: ItemReading) =>
	item.tell('changed', 'Answers are right or wrong here; their weights were not kept.');

function boundOf(mapping: XmlElement | undefined, name: string): number | undefined {
	const said = mapping?.attributes.get(name)?.trim();
	return said && Number.isFinite(Number(said)) ? Number(said) : undefined;
}
