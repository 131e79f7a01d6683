-- The full-text indexes of the search entries, and the list of the words that there are. Triggers keep both in step with the
-- entries in the same transaction, whoever writes them and however. The database only stores words and looks them up: what a
-- word is, and which forms it has, one piece of code says for both databases (FoldedText, LanguageWords).
--
-- An index for the language that every shop has and one for all others: shorter lists. Names and labels have an index of their
-- own, which most searches are answered by: words of texts make its lists no longer. Where a word stands is not kept, nor how
-- long texts are: nothing here ranks by it, and an index is half as large without. The column is, though nothing asks for it:
-- without it FTS5 cannot skip in a long list to where a rare word is.

CREATE VIRTUAL TABLE search_head_en USING fts5("NameText", "LabelText", content='search_entry',
    content_rowid='Number', tokenize='ascii', detail=column, columnsize=0);
CREATE VIRTUAL TABLE search_en USING fts5("NameText", "LabelText", "BodyText", content='search_entry',
    content_rowid='Number', tokenize='ascii', detail=column, columnsize=0);
CREATE TRIGGER search_en_added AFTER INSERT ON search_entry WHEN new."Culture" = 'en' BEGIN
    INSERT INTO search_head_en(rowid, "NameText", "LabelText") VALUES (new."Number", new."NameText", new."LabelText");
    INSERT INTO search_en(rowid, "NameText", "LabelText", "BodyText")
        VALUES (new."Number", new."NameText", new."LabelText", new."BodyText");
END;
CREATE TRIGGER search_en_removed AFTER DELETE ON search_entry WHEN old."Culture" = 'en' BEGIN
    INSERT INTO search_head_en(search_head_en, rowid, "NameText", "LabelText")
        VALUES ('delete', old."Number", old."NameText", old."LabelText");
    INSERT INTO search_en(search_en, rowid, "NameText", "LabelText", "BodyText")
        VALUES ('delete', old."Number", old."NameText", old."LabelText", old."BodyText");
END;
CREATE TRIGGER search_en_changed AFTER UPDATE OF "NameText", "LabelText", "BodyText" ON search_entry WHEN new."Culture" = 'en' BEGIN
    INSERT INTO search_head_en(search_head_en, rowid, "NameText", "LabelText")
        VALUES ('delete', old."Number", old."NameText", old."LabelText");
    INSERT INTO search_en(search_en, rowid, "NameText", "LabelText", "BodyText")
        VALUES ('delete', old."Number", old."NameText", old."LabelText", old."BodyText");
    INSERT INTO search_head_en(rowid, "NameText", "LabelText") VALUES (new."Number", new."NameText", new."LabelText");
    INSERT INTO search_en(rowid, "NameText", "LabelText", "BodyText")
        VALUES (new."Number", new."NameText", new."LabelText", new."BodyText");
END;

CREATE VIRTUAL TABLE search_head_other USING fts5("NameText", "LabelText", content='search_entry',
    content_rowid='Number', tokenize='ascii', detail=column, columnsize=0);
CREATE VIRTUAL TABLE search_other USING fts5("NameText", "LabelText", "BodyText", content='search_entry',
    content_rowid='Number', tokenize='ascii', detail=column, columnsize=0);
CREATE TRIGGER search_other_added AFTER INSERT ON search_entry WHEN new."Culture" <> 'en' BEGIN
    INSERT INTO search_head_other(rowid, "NameText", "LabelText") VALUES (new."Number", new."NameText", new."LabelText");
    INSERT INTO search_other(rowid, "NameText", "LabelText", "BodyText")
        VALUES (new."Number", new."NameText", new."LabelText", new."BodyText");
END;
CREATE TRIGGER search_other_removed AFTER DELETE ON search_entry WHEN old."Culture" <> 'en' BEGIN
    INSERT INTO search_head_other(search_head_other, rowid, "NameText", "LabelText")
        VALUES ('delete', old."Number", old."NameText", old."LabelText");
    INSERT INTO search_other(search_other, rowid, "NameText", "LabelText", "BodyText")
        VALUES ('delete', old."Number", old."NameText", old."LabelText", old."BodyText");
END;
CREATE TRIGGER search_other_changed AFTER UPDATE OF "NameText", "LabelText", "BodyText" ON search_entry WHEN new."Culture" <> 'en' BEGIN
    INSERT INTO search_head_other(search_head_other, rowid, "NameText", "LabelText")
        VALUES ('delete', old."Number", old."NameText", old."LabelText");
    INSERT INTO search_other(search_other, rowid, "NameText", "LabelText", "BodyText")
        VALUES ('delete', old."Number", old."NameText", old."LabelText", old."BodyText");
    INSERT INTO search_head_other(rowid, "NameText", "LabelText") VALUES (new."Number", new."NameText", new."LabelText");
    INSERT INTO search_other(rowid, "NameText", "LabelText", "BodyText")
        VALUES (new."Number", new."NameText", new."LabelText", new."BodyText");
END;

CREATE TABLE search_word ("Number" INTEGER PRIMARY KEY, "Culture" TEXT NOT NULL, "Word" TEXT NOT NULL, UNIQUE ("Culture", "Word"));
CREATE TRIGGER search_words_added AFTER INSERT ON search_entry WHEN new."Words" <> '' BEGIN
    INSERT INTO search_word ("Culture", "Word") SELECT new."Culture", value FROM json_each('["' || replace(new."Words", ' ', '","') || '"]')
    WHERE true ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_words_changed AFTER UPDATE OF "Words" ON search_entry WHEN new."Words" <> '' BEGIN
    INSERT INTO search_word ("Culture", "Word") SELECT new."Culture", value FROM json_each('["' || replace(new."Words", ' ', '","') || '"]')
    WHERE true ON CONFLICT DO NOTHING;
END;
