/* From another thread to the window's: what it did is to be looked at. */
#ifndef EVENKEEL_GUI_WAKE_H
#define EVENKEEL_GUI_WAKE_H

/* Ends the wait for events; every scene's `woken` is called then. Any thread may call it, also
 * while no window is open. */
void wake_window(void);

#endif
