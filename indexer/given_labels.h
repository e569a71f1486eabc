// What the source said, kept beneath what an alias made of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"

namespace backfile {

/// Evidence that holds a value as the source gave it, for a label that an alias has changed since.
Evidence given_evidence(std::string_view value);

/// The value in such evidence; empty for evidence of another kind.
std::string_view given_value(const Evidence& evidence);

/// The labels as the source gave them: derived ones left out, aliases taken back.
std::vector<Label> given_labels(const std::vector<Label>& labels);

}  // namespace backfile
