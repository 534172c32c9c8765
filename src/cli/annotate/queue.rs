//! Many inputs on all cores, their results in the order of the inputs, in bounded memory.
//!
//! In: how many inputs there are, what makes a result of one, what takes the results. Out: nothing. A core begins an input only while few results wait for one that is slow: at most
//! [`AHEAD`] for each core, and [`BYTES`] in all, however many inputs there are.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How many inputs after the one that is due each core may have begun.
const AHEAD: usize = 8;

/// Most bytes of results that wait while new inputs are begun.
const BYTES: usize = 128 * 1024 * 1024;

/// What all threads know.
struct State<T> {
    /// The next input to be begun.
    next: usize,
    /// The result that the sink waits for.
    due: usize,
    /// Results that came too early, with their sizes.
    waiting: BTreeMap<usize, (T, usize)>,
    /// The sum of their sizes.
    bytes: usize,
    /// Nothing more is wanted.
    stopped: bool,
    /// Threads that can still bring results.
    working: usize,
}

struct Queue<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
    count: usize,
    ahead: usize,
}

impl<T> Queue<T> {
    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, state: MutexGuard<'a, State<T>>) -> MutexGuard<'a, State<T>> {
        self.changed.wait(state).unwrap_or_else(PoisonError::into_inner)
    }

    /// The next input for a core, once it may be begun.
    fn begin(&self) -> Option<usize> {
        let mut state = self.lock();
        loop {
            if state.stopped || state.next >= self.count {
                return None;
            }
            // What is due may always be begun, or nothing would go on.
            if state.next == state.due || state.next < state.due + self.ahead && state.bytes < BYTES {
                let at = state.next;
                state.next += 1;
                return Some(at);
            }
            state = self.wait(state);
        }
    }

    fn done(&self, at: usize, result: T, bytes: usize) {
        let mut state = self.lock();
        state.waiting.insert(at, (result, bytes));
        state.bytes += bytes;
        drop(state);
        self.changed.notify_all();
    }

    /// The result that is due; none when all are through.
    fn take(&self) -> Option<T> {
        let mut state = self.lock();
        loop {
            let due = state.due;
            if let Some((result, bytes)) = state.waiting.remove(&due) {
                state.due += 1;
                state.bytes -= bytes;
                drop(state);
                self.changed.notify_all();
                return Some(result);
            }
            if due >= self.count || state.working == 0 {
                return None;
            }
            state = self.wait(state);
        }
    }

    fn stop(&self, whole: bool) {
        let mut state = self.lock();
        state.stopped |= whole;
        state.working -= usize::from(!whole);
        drop(state);
        self.changed.notify_all();
    }
}

/// Tells the queue that a thread has ended, however it ends.
struct Leaving<'a, T>(&'a Queue<T>);

impl<T> Drop for Leaving<'_, T> {
    fn drop(&mut self) {
        self.0.stop(false);
    }
}

/// Calls `work` for the inputs `0..count` on as many threads as there are processors, each with what `own` makes for it, and gives the results to `sink` in order.
/// `size` says how many bytes a result holds. When `sink` fails no new input is begun.
///
/// # Errors
/// That of `sink`.
pub(super) fn in_order<T: Send, M, E>(
    count: usize,
    own: impl Fn() -> M + Sync,
    work: impl Fn(&mut M, usize) -> T + Sync,
    size: impl Fn(&T) -> usize + Sync,
    mut sink: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(count.max(1));
    let state = State { next: 0, due: 0, waiting: BTreeMap::new(), bytes: 0, stopped: false, working: threads };
    let queue = Queue { state: Mutex::new(state), changed: Condvar::new(), count, ahead: AHEAD * threads };
    thread::scope(|scope| {
        for _ in 0..threads {
            let (queue, own, work, size) = (&queue, &own, &work, &size);
            scope.spawn(move || {
                let _leaving = Leaving(queue);
                let mut memory = own();
                while let Some(at) = queue.begin() {
                    let result = work(&mut memory, at);
                    let bytes = size(&result);
                    queue.done(at, result, bytes);
                }
            });
        }
        while let Some(result) = queue.take() {
            if let Err(error) = sink(result) {
                queue.stop(true);
                return Err(error);
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    #[test]
    fn in_the_order_of_the_inputs() {
        let mut got = Vec::new();
        let work = |_: &mut (), at: usize| {
            thread::sleep(Duration::from_micros((at as u64 * 7919) % 400));
            at
        };
        let done: Result<(), ()> = in_order(
            200,
            || (),
            work,
            |_| 1,
            |at| {
                got.push(at);
                Ok(())
            },
        );
        assert!(done.is_ok());
        assert_eq!(got, (0..200).collect::<Vec<_>>());
        let none: Result<(), ()> = in_order(0, || (), work, |_| 1, |_| Err(()));
        assert!(none.is_ok());
    }

    /// How many results wait at most while the first takes its time.
    fn most_waiting(count: usize, size: usize) -> usize {
        let (begun, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let work = |_: &mut (), at: usize| {
            let now = begun.fetch_add(1, Ordering::SeqCst) + 1;
            if at == 0 {
                thread::sleep(Duration::from_millis(150));
                most.store(begun.load(Ordering::SeqCst), Ordering::SeqCst);
            }
            now
        };
        let done: Result<(), ()> = in_order(count, || (), work, |_| size, |_| Ok(()));
        assert!(done.is_ok() && begun.load(Ordering::SeqCst) == count);
        most.load(Ordering::SeqCst)
    }

    #[test]
    fn a_slow_first_input_does_not_let_the_others_pile_up() {
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        assert!(most_waiting(10_000, 1) <= AHEAD * threads);
        // Large results count by their bytes: nothing is begun beside those that fill the room.
        assert!(most_waiting(10_000, BYTES) <= 2 * threads);
    }

    #[test]
    fn nothing_is_begun_when_nothing_can_be_written() {
        let begun = AtomicUsize::new(0);
        let work = |_: &mut (), at: usize| {
            begun.fetch_add(1, Ordering::SeqCst);
            at
        };
        let done = in_order(10_000, || (), work, |_| 1, |at| if at == 3 { Err("closed") } else { Ok(()) });
        assert_eq!(done, Err("closed"));
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        assert!(begun.load(Ordering::SeqCst) <= 4 + (AHEAD + 1) * threads);
    }
}
