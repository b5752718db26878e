/* A disk that is nearly full. */
#ifndef EVENKEEL_TESTS_SUPPORT_LITTLE_ROOM_H
#define EVENKEEL_TESTS_SUPPORT_LITTLE_ROOM_H

/* Makes the folder one with room for 8 KiB, and returns what a write beyond says. Where nobody may
 * make a disk, no file may grow beyond so many bytes. A namespace of our own: the disk goes when
 * this process does. */
const char *little_room_make(const char *path);
void little_room_end(const char *path);

#endif
