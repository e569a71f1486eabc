// The text of an article in JSON where it is more than a string: a list of paragraphs, or the tree in which
// an editor keeps it.
#pragma once

#include <simdjson.h>

#include <string>
#include <string_view>

namespace backfile {

/// Paragraphs, an empty line between two; "" where there are none. Read are lists of texts and of objects
/// with one (Draft.js, The Washington Post's `contents`), and trees: ProseMirror, Slate, Lexical, Editor.js,
/// Quill's deltas, Sanity's Portable Text, sections with paragraphs (Fundus). Pieces that are set alike
/// within a paragraph are joined; HTML is taken apart; titles, bylines, pictures and the like, known by their
/// type, are left out.
std::string json_text(const simdjson::dom::element& value);

/// A paragraph with its HTML or other tags taken apart, references decoded.
std::string without_markup(std::string_view paragraph);

/// {"en-US": "Ferry stops", "nb": "Ferga stopper"} -> the first of them; anything else as it is.
simdjson::dom::element in_first_language(const simdjson::dom::element& value);

}  // namespace backfile
