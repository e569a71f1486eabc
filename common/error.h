// Errors that end a run. Bad records do not: a reader hands those to its sink and goes on.
#pragma once

#include <stdexcept>
#include <string>

namespace backfile {

/// The exit codes of backfile-index (contract: scripts depend on them).
enum class ExitCode : int { done = 0, some_rejected = 1, failed = 2, interrupted = 130, locked = 75 };

/// A failure that the user can act on. `what()` is one line, "what: why"; `hint()` says what to do and may be
/// empty. Thrown where the run cannot go on and caught in main(), or per input in the pipeline.
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& what, std::string hint = "", ExitCode code = ExitCode::failed)
      : std::runtime_error(what), hint_(std::move(hint)), code_(code) {}

  const std::string& hint() const { return hint_; }
  ExitCode code() const { return code_; }

 private:
  std::string hint_;
  ExitCode code_;
};

/// "cannot open x: No such file or directory", from errno as it stands.
Error system_error(const std::string& action, const std::string& path);

}  // namespace backfile
