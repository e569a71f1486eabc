// Training texts from the project's own sentences, and texts with their people exchanged for others.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/annotators/person/corpus.h"

namespace backfile {

/// Whether a file is in the notation of sentences/english_1.txt: it begins with "# Training sentences" or
/// "# Test sentences".
bool is_sentence_notation(std::string_view content);

/// Makes texts from the notation of sentences/english_1.txt:
/// each document `copies` times with other people and places. Throws Error at a line that it cannot read.
std::vector<MarkedText> write_sentences(std::string_view content, int copies, std::uint64_t seed);

/// The text with every person exchanged for an invented one, the same for all mentions.
MarkedText exchange_persons(const MarkedText& text, std::uint64_t seed);

/// The text with some sentences (in percent each) in capitals and with every word capitalised.
MarkedText change_case(const MarkedText& text, unsigned in_capitals, unsigned in_title_case,
                       std::uint64_t seed);

}  // namespace backfile
