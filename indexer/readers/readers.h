// The readers, as formats.cc lists them. See reader.h for what each function does.
#pragma once

#include "indexer/readers/reader.h"

namespace backfile {

int recognise_text(std::string_view head, std::string_view name);
void read_text(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_jsonl(std::string_view head, std::string_view name);
void read_jsonl(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_reuters(std::string_view head, std::string_view name);
void read_reuters(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

}  // namespace backfile
