// The article as JSON: what `export` and `--dry-run` print and the jsonl reader takes back.
#pragma once

#include <string>

#include "common/article.h"

namespace backfile {

/// One line of JSON without the newline. Keys in the order of the contract, empty ones left out. `extra`
/// keeps its values as they were. Ill-formed UTF-8 is replaced.
std::string article_to_json(const Article& article);

}  // namespace backfile
