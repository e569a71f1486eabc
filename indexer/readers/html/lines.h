// Lines that stand between an article's paragraphs and are none of its text, in the words that sites use.
#pragma once

#include <string_view>

namespace backfile {

/// "Advertisement", "Read more: ...", "Sign up for our newsletter", "Share this", in some twenty languages.
/// Judged by how the line begins; lines longer than such lines are never are text. `links`: it is mainly
/// links, as keywords are.
bool is_page_line(std::string_view line, bool links = false);

}  // namespace backfile
