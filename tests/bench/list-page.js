/*
 * Runs in the page before its own scripts, as `window.listPage`: what the bench of the list of all questions does there.
 */
globalThis.listPage = {
	/** Puts copies of the bank `large` beside it under other ids, and cards of half of all questions into the database; says how many. */
	async multiply(banks) {
		const open = (name) =>
			new Promise((resolve, reject) => {
				const opening = indexedDB.open(name);
				opening.onsuccess = () => resolve(opening.result);
				opening.onerror = () => reject(opening.error);
			});
		const done = (request) =>
			new Promise((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
		const shelf = await open('footnote-banks');
		const reading = shelf.transaction(['summaries', 'banks']);
		const [summary, bank] = await Promise.all([
			done(reading.objectStore('summaries').get('large')),
			done(reading.objectStore('banks').get('large'))
		]);
		for (let n = 1; n < banks; n++) {
			const writing = shelf.transaction(['summaries', 'banks'], 'readwrite');
			const [id, title] = [`large-${n}`, `${bank.title}, number ${n}`];
			writing.objectStore('summaries').put({ ...summary, id, title });
			await done(writing.objectStore('banks').put({ ...bank, id, title }));
		}
		shelf.close();
		const learner = await open('footnote');
		const day = Math.floor(Date.now() / 86_400_000);
		let cards = 0;
		for (let n = 0; n < banks; n++) {
			const id = n === 0 ? 'large' : `large-${n}`;
			const writing = learner.transaction('cards', 'readwrite');
			const store = writing.objectStore('cards');
			let last = null;
			for (const [at, question] of bank.questions.entries()) {
				if (at % 2 === 1) continue;
				cards++;
				const dueDay = day + (at % 40) - 10;
				const card = {
					...{ bank: id, question: question.id, model: 'fsrs-6', dueDay, lastDay: day - (at % 30) },
					...{ memory: { stability: 1 + (at % 60), difficulty: 1 + (at % 9) } },
					...{ reps: 1 + (at % 7), lapses: at % 5, firstDay: day - 60, answers: 1 + (at % 9) },
					...{ lastOutcome: 'right', missed: at % 11 === 0, flagged: false, suspended: false },
					...{ leech: false, buriedUntil: null, retired: false, keyChanged: false },
					...{ wording: question.wording, key: question.key, lastCounted: null, lastEvent: null }
				};
				last = store.put({ bank: id, question: question.id, due: dueDay, first: day - 60, card });
			}
			if (last) await done(last);
		}
		learner.close();
		return cards;
	},
	/** Scrolls by a stride each frame, and says how far apart the frames came, in ms. */
	scroll(frames, stride) {
		return new Promise((resolve) => {
			const gaps = [];
			let last = performance.now();
			const step = () => {
				const now = performance.now();
				gaps.push(now - last);
				last = now;
				if (gaps.length > frames) return resolve(gaps.slice(1));
				// Far along now and then, as with the bar at the side.
				scrollBy({ top: gaps.length % 60 === 0 ? 40_000 : stride, behavior: 'instant' });
				requestAnimationFrame(step);
			};
			requestAnimationFrame(step);
		});
	}
};
