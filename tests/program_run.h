// Runs the real programs for tests: output, errors, exit code.
#pragma once

#include <doctest/doctest.h>
#include <sys/wait.h>

#include <cstdio>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "scratch.h"

namespace backfile {

struct Outcome {
  int code;
  std::string out;
  std::string errors;
};

// Runs "backfile-x arguments" through the shell.
inline Outcome run(const ScratchFolder& scratch, const std::string& command) {
  const std::string errors = scratch.file("stderr");
  const std::string line = std::string(BACKFILE_PROGRAM_DIR) + "/" + command + " 2>'" + errors + "'";
  std::FILE* pipe = ::popen(line.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string out;
  char buffer[4096];
  for (std::size_t count; (count = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;)
    out.append(buffer, count);
  const int status = ::pclose(pipe);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, out, read_file(errors)};
}

inline std::vector<nlohmann::json> lines_of(const std::string& text) {
  std::vector<nlohmann::json> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(nlohmann::json::parse(line));
  return lines;
}

struct Sample {
  ScratchFolder scratch;
  Sample() {
    const Outcome added = run(scratch, "backfile-index add " + archive() +
                                           " " BACKFILE_SOURCE_DIR "/corpus/sample --annotate none");
    REQUIRE(added.code == 0);
  }
  std::string archive() const { return scratch.file("sample.bkf"); }
  Outcome search(const std::string& arguments) const {
    return run(scratch, "backfile-search " + archive() + " " + arguments);
  }
};

}  // namespace backfile
