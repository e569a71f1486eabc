// The files that the person annotator carries inside the program: word lists and the tagger's model.
#pragma once

#include <array>
#include <string_view>

namespace backfile {

/// The word lists of indexer/annotators/person/lists: lines "culture kind word word ...", comments with `#`.
std::array<std::string_view, 6> person_lexicon_files();

/// lists/clusters.txt: lines "C number word word ..." (words with a capital) and "L number word ..." (small),
/// folded; comments with `#`.
std::string_view person_clusters_file();

/// lists/written_firms.txt: names set apart by semicolons and line ends, comments with `#`.
std::string_view person_firms_file();

/// The project's own training sentences, in the notation of sentences/english_1.txt.
std::array<std::string_view, 6> person_sentence_files();

/// The model for other languages, see PersonTagger::shipped.
std::string_view shipped_person_model_of_others();

/// The shipped model, as PersonModel::save writes it.
std::string_view shipped_person_model();

}  // namespace backfile
