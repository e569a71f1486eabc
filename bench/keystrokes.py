#!/usr/bin/env python3
"""Keystroke to drawn result in the interactive view: types queries letter by letter into backfile-search.

    bench/keystrokes.py build/release/backfile-search ARCHIVE QUERIES [ROUNDS]

QUERIES holds one query a line (or id<TAB>query). The time of a key runs from its write to the last byte that
the program draws for it; a pause of 150 ms without any is the end of drawing. No terminal is needed: the
program gets a pseudo terminal of 120x40.
"""
import fcntl, os, pty, select, signal, struct, sys, tempfile, termios, time

QUIET = 0.15


def drawn(fd, began):
    """Seconds until the last byte drawn; None where nothing was."""
    last = None
    while select.select([fd], [], [], QUIET)[0]:
        os.read(fd, 1 << 16)
        last = time.perf_counter() - began
    return last


def main():
    program, archive, queries = sys.argv[1:4]
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 30
    lines = [line.rstrip("\n").split("\t")[-1] for line in open(queries, encoding="utf-8")][:rounds]
    pid, fd = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8", XDG_STATE_HOME=tempfile.mkdtemp())
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        os.execv(program, [program, archive])
    time.sleep(1)
    drawn(fd, time.perf_counter())
    times = []
    for line in lines:
        for letter in line:
            began = time.perf_counter()
            os.write(fd, letter.encode())
            took = drawn(fd, began)
            if took is not None:
                times.append(took * 1000)
        os.write(fd, b"\x15")
        drawn(fd, time.perf_counter())
    os.kill(pid, signal.SIGTERM)
    os.waitpid(pid, 0)
    times.sort()
    at = lambda share: times[min(int(share * len(times)), len(times) - 1)]
    print(f"{len(times)} keys of {len(lines)} queries: p50 {at(.5):.1f} ms, p95 {at(.95):.1f} ms, "
          f"p99 {at(.99):.1f} ms, max {times[-1]:.1f} ms")


main()
