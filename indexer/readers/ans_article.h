// ANS, the JSON of Arc XP and the papers that use it (The Washington Post's ans-schema, version 0.10): a
// story whose text is a list of content elements.
#pragma once

#include <simdjson.h>

#include "common/article.h"

namespace backfile {

/// True for an object with `headlines` and a list `content_elements`. Lists of stories have the latter alone,
/// or are collections.
bool is_ans(const simdjson::dom::element& value);

/// Fills an empty article from a story: paragraphs, headings, lists and quotations are its text; what else is
/// among them (pictures, links to other stories, embedded pages) is not; where there is none, the description
/// is. The date is `display_date`, else when it was first published. Section, subheadline, description and
/// tags go to `extra`.
void read_ans(const simdjson::dom::element& story, Article& article);

}  // namespace backfile
