// Paragraphs of plain text: which line breaks are only the typewriter's.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace backfile {

/// Text with one empty line between two paragraphs. Lines wrapped at a column are joined (what comes after a
/// line would not have fitted on it); an indented line begins a paragraph where others are not indented; in
/// text without empty lines and with long lines, every line is a paragraph. Lines that are none of these
/// (tables, verse, addresses) stay lines of one paragraph. What it returns stays as it is when read again.
/// `column`: where the source is known to wrap, in code points; 0: judged by the text.
std::string join_paragraphs(std::string_view text, std::size_t column = 0);

/// True behind a full stop and the like, also where a quotation or bracket closes behind it.
bool ends_sentence(std::string_view text);

/// Behind a full stop, a semicolon or the like, also where brackets or a quotation close behind it: the line
/// is part of running text.
bool ends_clause(std::string_view text);

}  // namespace backfile
