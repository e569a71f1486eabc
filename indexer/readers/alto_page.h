// A page of ALTO: its words by the ids of what they stand in, so that a METS file can say which of them are
// an article.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/readers/ocr_page.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/xml_records.h"

namespace backfile {

/// Words of a page by their place in the file, the end not among them.
struct WordRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Owns its words; some 80 bytes each.
class AltoPage {
 public:
  /// From a <Page>. `order`: ids of blocks in the order of reading, as <ReadingOrder> of ALTO 4 gives it;
  /// where it is empty, blocks follow their IDNEXT, and the file.
  AltoPage(const XmlElement& page, const std::vector<std::string>& order);

  /// As printed, or else as scanned; "" where the file has none.
  const std::string& number() const { return number_; }
  /// The words of the block, line or word of this id.
  std::optional<WordRange> words_of(const std::string& id) const;
  /// The words of each block, in the order of reading.
  const std::vector<WordRange>& blocks() const { return blocks_; }
  std::uint32_t word_count() const { return static_cast<std::uint32_t>(words_.size()); }
  bool are_in_one_block(std::uint32_t word, std::uint32_t other) const {
    return block_of_line_[words_[word].line] == block_of_line_[words_[other].line];
  }
  /// Adds words to a text, a paragraph a block. The paragraph goes on that the text ends with.
  void add_to(OcrPage& text, WordRange words) const;
  /// Bytes of memory, about.
  std::size_t memory() const { return words_.size() * sizeof(Word) + ids_.size() * sizeof ids_[0]; }

 private:
  struct Word {
    std::string text;  ///< "" for the second half of a hyphenated word: the first has the whole
    std::uint32_t line;
    float confidence;  ///< from 0 to 1; below 0 where none is given
  };
  struct Block;

  static std::vector<WordRange> in_reading_order(const std::vector<Block>& blocks,
                                                 const std::vector<std::string>& order);
  void read(const XmlElement& element, std::vector<Block>& blocks);
  void read_line(const XmlElement& line);
  void name(const XmlElement& element, std::uint32_t begin);

  std::string number_;
  std::vector<Word> words_;
  std::vector<std::uint32_t> block_of_line_;
  std::vector<std::pair<std::string, WordRange>> ids_;  ///< sorted by id
  std::vector<WordRange> blocks_;
};

/// The article of a page: those of its words that `taken` does not name (a flag a word; empty: none taken).
/// Words too few to be more than a running title make none then; a blank page never.
std::optional<Article> page_article(const AltoPage& page, const std::string& input,
                                    const std::vector<bool>& taken);

/// Reads the pages of a file one by one; `take` returns false to stop. Broken markup behind them is rejected.
void for_each_alto_page(ByteSource& bytes, ArticleSink& sink, const std::function<bool(AltoPage&&)>& take);

}  // namespace backfile
