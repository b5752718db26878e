"""The work of tools/coverage: what gcc counted while the tests ran, as a table and a list of what no test reached.

    coverage.py BUILD_FOLDER [PATH]...

PATH, such as src/rules or src/base/file.c, lists what is missing there; without one, what is missing in src/rules and
src/session. Exits 1 where a goal is missed: every branch of src/rules and src/session, 90 % of the lines of each other
folder.

What does not count: that `error_set` and its kin were true (they never are), asserts, which are there never to fail; of a switch over one of our enums (without a `default`: the
compiler sees that it is complete) the way past all its cases, and the return behind it where no case breaks; and what
is marked `never: ` in a comment with the reason why no test can reach it. The marks are counted, and printed with --marks.
"""

import concurrent.futures
import gzip
import json
import os
import re
import subprocess
import sys
from collections import defaultdict

WHOLE = ('src/rules', 'src/session')  # every branch
LINES_GOAL = 90                       # per cent, elsewhere
ERRORS = re.compile(r'\|\| (error_set|fail|database_fail|setup_error)\(')
MARK = re.compile(r'/\*\s*never:\s*(.*)')


class Source:
    """One file: for each line how often it ran, for each branch of a line how often it was taken."""

    def __init__(self, path):
        self.path = path
        self.lines = defaultdict(int)
        self.branches = defaultdict(dict)
        self.functions = {}
        with open(path, encoding='utf-8') as file:
            self.text = file.read().split('\n')
        self.asserts, self.marks = self.left_out()
        self.switches, self.behind = self.complete_switches()

    def left_out(self):
        asserts, marks = set(), {}
        row = 0
        while row < len(self.text):
            line = self.text[row]
            if re.match(r'\s*assert\(', line):
                while True:
                    asserts.add(row + 1)
                    if self.text[row].rstrip().endswith(';'):
                        break
                    row += 1
            found = MARK.search(line)
            if found:
                first = row
                while '*/' not in self.text[row]:
                    row += 1
                reason = ' '.join(part.strip(' */') for part in [found.group(1)] + self.text[first + 1:row + 1])
                alone = line.lstrip().startswith('/*')
                # The mark holds for its own line, or for the statement below it up to its { or ;
                here = row + 2 if alone else first + 1
                while True:
                    marks[here] = reason
                    if not alone or here >= len(self.text) or re.search(r'[;{}]\s*(/\*.*)?$', self.text[here - 1]):
                        break
                    here += 1
            row += 1
        return asserts, marks

    def complete_switches(self):
        """The lines of switches without a default, and of the returns that nothing leads to."""
        switches, behind = set(), set()
        for row, line in enumerate(self.text):
            if not re.match(r'\s*switch \(', line):
                continue
            edge = ' ' * indent(line) + '}'
            end, open_cases = row + 1, 0
            while open_cases > 0 or not self.text[end].startswith(edge):
                open_cases -= self.text[end].startswith(edge)
                open_cases += self.text[end].startswith(edge[:-1] + 'case ') and self.text[end].endswith('{')
                end += 1
            inside = self.text[row + 1:end]
            if any(re.match(r'\s*default:', part) for part in inside):
                continue
            switches.add(row + 1)
            if not any(re.match(r'\s*break;', part) for part in inside) and self.text[end + 1].strip().startswith('return'):
                behind.add(end + 2)
        return switches, behind

    def add(self, data):
        for line in data['lines']:
            number = line['line_number']
            self.lines[number] += line['count']
            for index, branch in enumerate(line['branches']):
                key = (line.get('function_name'), index)
                self.branches[number][key] = self.branches[number].get(key, 0) + branch['count']
        for function in data['functions']:
            name = function['name']
            start = function['start_line']
            self.functions[start] = (name, self.functions.get(start, (name, 0))[1] + function['execution_count'])

    def counted_lines(self):
        return {number: count for number, count in self.lines.items()
                if number not in self.marks and not self.below_mark(number) and not (number in self.behind and count == 0)}

    def below_mark(self, number):
        """The body of a marked `if`: the line after the mark, where it is indented deeper."""
        above = number - 1
        while above > 0 and above not in self.marks:
            if indent(self.text[above - 1]) < indent(self.text[number - 1]) and self.text[above - 1].strip():
                return False
            above -= 1
        return above > 0 and indent(self.text[above - 1]) < indent(self.text[number - 1])

    def statement(self, number):
        """The line and those below it, up to its end."""
        last = number
        while last < len(self.text) and not re.search(r'[;{}]\s*(/\*.*)?$', self.text[last - 1]):
            last += 1
        return ' '.join(part.strip() for part in self.text[number - 1:last])

    def counted_branches(self):
        """Branches of inline functions in headers are counted once for all places."""
        lines = self.counted_lines()
        for number, branches in self.branches.items():
            if number in self.asserts or number not in lines:
                continue
            by_index = defaultdict(int)
            for (_, index), count in branches.items():
                by_index[index] += count
            # gcc counts the way past all cases last.
            past = max(by_index) if number in self.switches else None
            if past is not None and by_index[past] == 0:
                del by_index[past]
            if ERRORS.search(self.statement(number)):
                untaken = [index for index in sorted(by_index)[-2:] if by_index[index] == 0]
                if len(untaken) == 1:
                    del by_index[untaken[0]]
            for index, count in sorted(by_index.items()):
                yield number, index, count


def indent(line):
    return len(line) - len(line.lstrip())


def read_counts(build):
    files = []
    for folder, _, names in os.walk(build):
        if not os.path.relpath(folder, build).startswith('tests'):
            files += [os.path.join(folder, name) for name in names if name.endswith('.gcno')]

    for path in files:
        counts = path[:-len('.gcno')] + '.gcda'
        if os.path.exists(counts) and os.path.getmtime(counts) < os.path.getmtime(path):
            os.remove(counts)  # of a file that has been compiled anew since

    def gcov(path):
        answer = subprocess.run(['gcov', '--json-format', '--stdout', '--branch-probabilities', path],
                                capture_output=True, check=True, stdin=subprocess.DEVNULL).stdout
        if answer[:2] == b'\x1f\x8b':
            answer = gzip.decompress(answer)
        return [json.loads(part) for part in answer.decode().split('\n') if part.strip()]

    sources = {}
    root = os.getcwd()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for parts in pool.map(gcov, sorted(files)):
            for part in parts:
                for data in part['files']:
                    path = os.path.normpath(os.path.join(part['current_working_directory'], data['file']))
                    # -ffile-prefix-map makes them relative to the project.
                    for candidate in (path, os.path.join(root, data['file'])):
                        if os.path.isfile(candidate):
                            path = os.path.relpath(candidate, root)
                            break
                    if path.startswith('src/') and os.path.isfile(path):
                        sources.setdefault(path, Source(path)).add(data)
    return sources


def share(reached, all_of_them):
    return 100 * reached / all_of_them if all_of_them else 100


def ranges(numbers):
    runs = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ', '.join(f'{a}' if a == b else f'{a}-{b}' for a, b in runs)


def print_missing(source):
    counted = source.counted_lines()
    dead = {number for number, count in counted.items() if count == 0}
    for number, (name, count) in sorted(source.functions.items()):
        if count == 0:
            print(f'{source.path}:{number}: {name} is never called')
    if dead:
        print(f'{source.path}: no test runs the lines {ranges(dead)}')
    missing = defaultdict(list)
    total = defaultdict(int)
    for number, index, count in source.counted_branches():
        total[number] += 1
        if count == 0 and number not in dead:
            missing[number].append(index + 1)
    for number, indexes in sorted(missing.items()):
        print(f'{source.path}:{number}: branch {", ".join(map(str, indexes))} of {total[number]} not taken: '
              f'{source.text[number - 1].strip()}')


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != '--marks']
    build, wanted = arguments[0], [path.rstrip('/') for path in arguments[1:]] or list(WHOLE)
    sources = read_counts(build)
    folders = defaultdict(lambda: [0, 0, 0, 0, 0])
    for path, source in sorted(sources.items()):
        row = folders[os.path.dirname(path)]
        lines = source.counted_lines()
        branches = list(source.counted_branches())
        row[0] += sum(count != 0 for count in lines.values())
        row[1] += len(lines)
        row[2] += sum(count != 0 for _, _, count in branches)
        row[3] += len(branches)
        row[4] += len(set(source.marks.values()))
    if '--marks' in sys.argv:
        for path, source in sorted(sources.items()):
            for number, reason in source.marks.items():
                print(f'{path}:{number}: never: {reason}')
    for path, source in sorted(sources.items()):
        if any(path == part or path.startswith(part + '/') for part in wanted):
            print_missing(source)
    print(f'\n{"folder":14} {"lines":>7} {"reached":>8} {"":>8} {"branches":>9} {"taken":>7} {"":>8} {"marked":>7}')
    good = True
    for folder, (lines_hit, lines, hit, branches, marks) in folders.items():
        missed = hit < branches if folder in WHOLE else share(lines_hit, lines) < LINES_GOAL
        good = good and not missed
        print(f'{folder:14} {lines:7} {lines_hit:8} {share(lines_hit, lines):7.1f}% {branches:9} {hit:7} '
              f'{share(hit, branches):7.1f}% {marks:7}{"   below the goal" if missed else ""}')
    return 0 if good else 1


sys.exit(main())
