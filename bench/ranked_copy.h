// A copy of an archive whose impacts are made with other parameters: for ablations.
#pragma once

#include <string>

#include "common/impacts.h"

namespace backfile {

struct CopyOptions {
  RankingParameters ranking;
  bool stemming = true;
};

/// Writes the live articles of `archive` into a new archive at `copy`, which must not exist. Articles keep
/// their facets. Throws Error.
void write_ranked_copy(const std::string& archive, const std::string& copy, const CopyOptions& options);

}  // namespace backfile
