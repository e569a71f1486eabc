// backfile-index: turns a news archive into a searchable one. Options -> one command -> exit code.
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string_view>

#include "common/mapped_file.h"
#include "common/screen_text.h"
#include "indexer/commands/commands.h"

namespace {

std::atomic<bool> stop = false;
std::atomic<bool> told_on_terminal = false;

// The first Ctrl-C ends the run in order, the second at once.
void on_interrupt(int) {
  if (stop.exchange(true)) std::_Exit(static_cast<int>(backfile::ExitCode::interrupted));
  constexpr std::string_view heard = "\nstopping in order; Ctrl-C once more leaves at once\n";
  if (told_on_terminal && ::write(STDERR_FILENO, heard.data(), heard.size()) < 0) return;
}

backfile::ExitCode run(const backfile::IndexOptions& options) {
  using backfile::Command;
  switch (options.command) {
    case Command::add:
      return options.dry_run ? run_dry_run(options, stop) : run_add(options, stop);
    case Command::info:
      return run_info(options);
    case Command::export_articles:
      return run_export(options, stop);
    case Command::annotate:
      return run_annotate(options, stop);
    case Command::remove:
      return run_delete(options);
    case Command::merge:
      return run_merge(options, stop);
    case Command::verify:
      return run_verify(options);
    case Command::train_topics:
      return run_train_topics(options, stop);
    case Command::train:
      return run_train(options, stop);
    case Command::formats:
      return backfile::run_formats();
  }
  return backfile::ExitCode::failed;
}

int fail(const std::string& what, const std::string& hint, backfile::ExitCode code) {
  std::fprintf(stderr, "backfile-index: %s\n", backfile::printable(what).c_str());
  if (!hint.empty()) std::fprintf(stderr, "%s\n", backfile::printable(hint).c_str());
  return static_cast<int>(code);
}

// Without SA_RESTART: the command may be waiting for input that never comes.
void listen_for(int signal) {
  struct sigaction action = {};
  action.sa_handler = on_interrupt;
  ::sigaction(signal, &action, nullptr);
}

}  // namespace

int main(int argc, char** argv) {
  backfile::report_unreadable_pages("backfile-index");
  told_on_terminal = ::isatty(STDERR_FILENO) != 0;
  std::signal(SIGXFSZ, SIG_IGN);  // a limit on the size of files is told as an error
  listen_for(SIGINT);
  listen_for(SIGTERM);
  try {
    int exit_code = 0;
    const auto options = backfile::parse_options(argc, argv, exit_code);
    if (!options) return exit_code;
    const auto code = static_cast<int>(run(*options));
    // A full disk must not look like a short export.
    errno = EIO;  // where it is known no more what went wrong
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)
      throw backfile::system_error("write", "standard output");
    return code;
  } catch (const backfile::Error& error) {
    const bool untold = error.hint().empty() && error.code() == backfile::ExitCode::failed;
    return fail(error.what(), untold ? "nothing was changed" : error.hint(), error.code());
  } catch (const std::filesystem::filesystem_error& error) {
    return fail("cannot use " + error.path1().string() + ": " + error.code().message(), "nothing was changed",
                backfile::ExitCode::failed);
  } catch (const std::exception& error) {
    return fail(std::string("unexpected failure: ") + error.what(), "nothing was changed",
                backfile::ExitCode::failed);
  }
}
