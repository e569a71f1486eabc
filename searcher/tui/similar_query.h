// An article -> the query for articles like it, to be seen and edited in the query line.
#pragma once

#include <string>

#include "searcher/results.h"

namespace backfile::tui {

/// `(neil OR "Neil Armstrong" OR moon ...) -id:"..."`: the words of the headline and the first people, joined
/// by OR, so that who shares the rarest of them comes first; the article itself is left out. "" where the
/// article has neither.
std::string similar_query(const Hit& hit);

}  // namespace backfile::tui
