#include "common/error.h"

#include <cerrno>
#include <system_error>

namespace backfile {

Error system_error(const std::string& action, const std::string& path) {
  const int code = errno;
  return Error("cannot " + action + " " + path + ": " + std::generic_category().message(code));
}

}  // namespace backfile
