// How a table of text is written, judged by its front.
#pragma once

#include <cstdint>
#include <string_view>

namespace backfile {

/// How separators, quotes and line breaks stand within fields.
enum class FieldStyle : std::uint8_t {
  quoted,       ///< in quotes, a quote is doubled (RFC 4180)
  backslashed,  ///< in quotes, with a backslash before a quote (MySQL)
  plain,    ///< not at all: a line is a record, and quotes are of the text, but where they are around a whole
            ///< field (most tables with tabs)
  escaped,  ///< without quotes, as a backslash and a letter or themselves (PostgreSQL's COPY, MySQL)
};

/// The style of a table. Tables with tabs are plain unless their front tells otherwise.
FieldStyle field_style(std::string_view front, char separator);

/// The separator of a table by its header line: the one that gives most fields.
char separator_of(std::string_view header);

}  // namespace backfile
