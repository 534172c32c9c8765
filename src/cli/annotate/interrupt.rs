//! Ctrl-C while files are written: no half file stays.

use std::sync::Arc;

use crate::sink::Folder;

/// From now on a signal that ends the program waits until no file of `folder` is being written, some milliseconds, and then ends it as if nothing had caught it.
#[cfg(unix)]
pub(super) fn wait_for(folder: &Arc<Folder>) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

    let folder = Arc::clone(folder);
    // Where signals cannot be watched they end the program at once, as everywhere else.
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGINT, SIGTERM, SIGHUP]) else { return };
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            let _held = folder.hold();
            let _ = signal_hook::low_level::emulate_default_handler(signal);
        }
    });
}

/// Elsewhere than on Unix the program is ended from outside.
#[cfg(not(unix))]
pub(super) fn wait_for(_folder: &Arc<Folder>) {}
