#include "indexer/shards/staging.h"

#include <filesystem>

#include "common/archive.h"

namespace backfile {

Staging::Staging(const std::string& archive) : path_(staging_path(archive)) {
  std::filesystem::remove_all(path_);
  std::filesystem::create_directories(path_);
}

Staging::~Staging() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace backfile
