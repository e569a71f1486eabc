#include "indexer/annotators/person/data.h"

// The assembler includes the files; CMake passes the folder and rebuilds this file when one of them changes.
#define BACKFILE_INCLUDE_FILE(symbol, path)                                                   \
  asm(".pushsection .rodata\n"                                                                \
      ".global " #symbol "_begin\n.global " #symbol "_end\n" #symbol                          \
      "_begin:\n.incbin \"" BACKFILE_PERSON_DATA path "\"\n" #symbol "_end:\n.popsection\n"); \
  extern "C" {                                                                                \
  extern const char symbol##_begin[];                                                         \
  extern const char symbol##_end[];                                                           \
  }

BACKFILE_INCLUDE_FILE(backfile_person_names, "/lists/names.txt")
BACKFILE_INCLUDE_FILE(backfile_person_written_names, "/lists/written_names.txt")
BACKFILE_INCLUDE_FILE(backfile_person_words, "/lists/words.txt")
BACKFILE_INCLUDE_FILE(backfile_person_places, "/lists/places.txt")
BACKFILE_INCLUDE_FILE(backfile_person_others, "/lists/written_others.txt")
BACKFILE_INCLUDE_FILE(backfile_person_other_words, "/lists/written_words.txt")
BACKFILE_INCLUDE_FILE(backfile_person_firms, "/lists/written_firms.txt")
BACKFILE_INCLUDE_FILE(backfile_person_clusters, "/lists/clusters.txt")
BACKFILE_INCLUDE_FILE(backfile_person_english_1, "/sentences/english_1.txt")
BACKFILE_INCLUDE_FILE(backfile_person_english_2, "/sentences/english_2.txt")
BACKFILE_INCLUDE_FILE(backfile_person_english_3, "/sentences/english_3.txt")
BACKFILE_INCLUDE_FILE(backfile_person_english_4, "/sentences/english_4.txt")
BACKFILE_INCLUDE_FILE(backfile_person_english_5, "/sentences/english_5.txt")
BACKFILE_INCLUDE_FILE(backfile_person_english_6, "/sentences/english_6.txt")
BACKFILE_INCLUDE_FILE(backfile_person_model, "/shipped.model")
BACKFILE_INCLUDE_FILE(backfile_person_model_of_others, "/others.model")

namespace backfile {
namespace {

std::string_view view(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

std::array<std::string_view, 6> person_lexicon_files() {
  return {view(backfile_person_names_begin, backfile_person_names_end),
          view(backfile_person_written_names_begin, backfile_person_written_names_end),
          view(backfile_person_words_begin, backfile_person_words_end),
          view(backfile_person_places_begin, backfile_person_places_end),
          view(backfile_person_others_begin, backfile_person_others_end),
          view(backfile_person_other_words_begin, backfile_person_other_words_end)};
}

std::string_view person_clusters_file() {
  return view(backfile_person_clusters_begin, backfile_person_clusters_end);
}

std::string_view person_firms_file() {
  return view(backfile_person_firms_begin, backfile_person_firms_end);
}

std::array<std::string_view, 6> person_sentence_files() {
  return {view(backfile_person_english_1_begin, backfile_person_english_1_end),
          view(backfile_person_english_2_begin, backfile_person_english_2_end),
          view(backfile_person_english_3_begin, backfile_person_english_3_end),
          view(backfile_person_english_4_begin, backfile_person_english_4_end),
          view(backfile_person_english_5_begin, backfile_person_english_5_end),
          view(backfile_person_english_6_begin, backfile_person_english_6_end)};
}

std::string_view shipped_person_model_of_others() {
  return view(backfile_person_model_of_others_begin, backfile_person_model_of_others_end);
}

std::string_view shipped_person_model() {
  return view(backfile_person_model_begin, backfile_person_model_end);
}

}  // namespace backfile
