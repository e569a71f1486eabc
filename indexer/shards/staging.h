// The folder of the run in progress, below the archive; readers never look there.
#pragma once

#include <string>

namespace backfile {

/// Empty at the start: what a killed run left there was never published. Gone at the end, also of a run that
/// fails, so that a full disk has room again. Only under the writer's lock.
class Staging {
 public:
  explicit Staging(const std::string& archive);
  ~Staging();
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace backfile
