#!/bin/sh
# hardening.sh PROGRAM   looks whether the program was built as what people play is: at another address each time, with
# what the loader fills in closed afterwards, no stack that runs, buffers watched. Skipped (77) without readelf.
program=$1
if ! command -v readelf >/dev/null; then
    echo "readelf is missing (package binutils); the hardening is not looked at"
    exit 77
fi
status=0
lacks() {
    echo "$program has no $1"
    status=1
}
# A linker that was asked for -pie writes a shared object with the flag PIE.
readelf -hW "$program" | grep -q 'Type: *DYN' || lacks "address of its own at each start (PIE)"
readelf -dW "$program" | grep -q 'FLAGS_1.*PIE' || lacks "flag that says it is position-independent"
readelf -lW "$program" | grep -q 'GNU_RELRO' || lacks "read-only relocations (RELRO)"
readelf -dW "$program" | grep -Eq 'BIND_NOW|FLAGS_1.* NOW' || lacks "binding at the start (full RELRO)"
readelf -lW "$program" | grep 'GNU_STACK' | grep -q 'RW ' || lacks "stack that cannot be run"
readelf -lW "$program" | grep -q 'RWE' && lacks "segments that are either written or run"
readelf -sW --dyn-syms "$program" | grep -q '__stack_chk_fail' || lacks "stack protector"
readelf -sW --dyn-syms "$program" | grep -q '__memcpy_chk\|__snprintf_chk' || lacks "checked string functions (_FORTIFY_SOURCE)"
exit $status
