# shellcheck shell=bash
# What the tests did, from the reports that Surefire, Failsafe and Bats write (JUnit's XML).

REPORT_PASSED=0 REPORT_FAILED=0 REPORT_SKIPPED=0
REPORT_MAY_SKIP=0  # real-engine tests that may be skipped, since this machine cannot have what they need
REPORT_PROBLEMS=() # why the whole must not pass, although no single test says so
REPORT_ROWS=()     # suite|seconds|budget|run|failed|skipped

# report_problem TEXT: the run fails for this reason.
report_problem() { REPORT_PROBLEMS+=("$*"); }

# report_sum FILE...: prints "run failed skipped seconds", errors counted as failures. The root element is all that is read.
report_sum() {
  (($#)) || { printf '0 0 0 0.0\n'; return; }
  grep -ho '<testsuite [^>]*>' -- "$@" | awk '
    function value(name) { return match($0, " " name "=\"[0-9.,]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0 }
    { time = value("time"); gsub(",", "", time)
      run += value("tests"); failed += value("failures") + value("errors"); skipped += value("skipped"); seconds += time }
    END { printf "%d %d %d %.1f\n", run, failed, skipped, seconds }'
}

# report_suite NAME BUDGET FILE...: one row, counted into the totals. The budget is in seconds, "-" for none.
report_suite() {
  local name=$1 budget=$2 run failed skipped seconds
  shift 2
  read -r run failed skipped seconds < <(report_sum "$@")
  REPORT_ROWS+=("$name|$seconds|$budget|$run|$failed|$skipped")
  REPORT_PASSED=$((REPORT_PASSED + run - failed - skipped))
  REPORT_FAILED=$((REPORT_FAILED + failed))
  REPORT_SKIPPED=$((REPORT_SKIPPED + skipped))
}

# report_group NAME BUDGET FILE...: one row that sums up rows above, so it is not counted again.
report_group() {
  local name=$1 budget=$2 run failed skipped seconds
  shift 2
  read -r run failed skipped seconds < <(report_sum "$@")
  REPORT_ROWS+=("$name|$seconds|$budget|$run|$failed|$skipped")
}

# report_real_engine ROOT FILE...: tests against the engine must have run, every class of them, and none may have been skipped.
report_real_engine() {
  local root=$1 run failed skipped seconds source module class
  shift
  read -r run failed skipped seconds < <(report_sum "$@")
  ((run > 0)) || report_problem "no real-engine test ran"
  ((skipped <= REPORT_MAY_SKIP)) || report_problem "$skipped real-engine tests were skipped: they must run or fail"
  while IFS= read -r source; do
    module=${source#"$root"/} module=${module%%/*} class=${source##*/} class=${class%.java}
    [[ -n $(find "$root/$module/target/failsafe-reports" -name "TEST-*.$class.xml" -print -quit 2>/dev/null) ]] \
      || report_problem "$class of module $module left no report: it did not run"
  done < <(find "$root"/*/src/test/java -name '*IT.java' 2>/dev/null | sort)
}

# report_failures FILE...: each test that failed, with the last lines it said (of a stack trace the first ones), so that the end of a long log is enough to read.
report_failures() {
  (($#)) || return 0
  perl -0777 -ne '
    my $quoted = qr/(?:[^>"]|"[^"]*")*?/;
    sub plain { my $text = shift; $text =~ s/<!\[CDATA\[|\]\]>//g; $text =~ s/&#1[03];/\n/g; my %of = (lt => "<", gt => ">", quot => "\"", apos => "\x27", amp => "&"); $text =~ s/&(lt|gt|quot|apos|amp);/$of{$1}/g; $text }
    while (/<testcase\b($quoted)(?:\/>|>(.*?)<\/testcase>)/gs) {
      my ($attributes, $body) = ($1, $2 // "");
      next unless $body =~ /<(failure|error)\b($quoted)(?:\/>|>(.*?)<\/\1>)/s;
      my ($told, $text) = ($2, $3 // "");
      my ($name) = $attributes =~ /\bname="([^"]*)"/;
      my ($class) = $attributes =~ /\bclassname="([^"]*)"/;
      my ($message) = $told =~ /\bmessage="([^"]*)"/;
      my @lines = grep { /\S/ } split /\n/, plain($text eq "" ? $message // "" : $text);
      @lines = (grep { /^\s+at / } @lines) ? @lines[0 .. ($#lines < 5 ? $#lines : 5)] : @lines[($#lines < 30 ? 0 : $#lines - 30) .. $#lines];
      print "\nfailed: ", plain(($class // "") . ": " . ($name // "")), "\n", map { "    | " . substr($_, 0, 300) . "\n" } @lines;
    }' -- "$@"
}

# report_print SECONDS: the table, the problems, and last the totals alone on a line. Status 1 when the run must not pass.
report_print() {
  local elapsed=$1 row name seconds budget run failed skipped mark problem
  printf '\n%-34s %9s %9s %7s %7s %8s\n' suite seconds budget run failed skipped
  for row in "${REPORT_ROWS[@]}"; do
    IFS='|' read -r name seconds budget run failed skipped <<<"$row"
    mark=''
    [[ $budget == - || ${seconds%.*} -le $budget ]] || mark='  over budget'
    printf '%-34s %9s %9s %7s %7s %8s%s\n' "$name" "$seconds" "$budget" "$run" "$failed" "$skipped" "$mark"
  done
  printf 'all of it took %d s\n\n' "$elapsed"
  ((REPORT_PASSED + REPORT_FAILED > 0)) || report_problem "no test ran"
  ((REPORT_FAILED == 0)) || report_problem "$REPORT_FAILED tests failed"
  for problem in ${REPORT_PROBLEMS[@]+"${REPORT_PROBLEMS[@]}"}; do printf 'FAILED: %s\n' "$problem"; done
  printf '%d passed, %d failed, %d skipped\n' "$REPORT_PASSED" "$REPORT_FAILED" "$REPORT_SKIPPED"
  ((${#REPORT_PROBLEMS[@]} == 0))
}
