namespace Shop.Domain.Persistence;

/// <summary>
/// What hangs on the search entries in the database itself: the full-text index and the list of words that there are. Triggers
/// and generated columns keep both in step with the entries in the same transaction, whoever writes them and however.
/// </summary>
public static class SearchTables
{
    // English is stemmed by SQLite; other languages come with their plurals folded. Where in a text a word stands is not
    // kept, nor how long texts are: nothing here ranks by it, and the index is half as large without.
    public const string Sqlite = """
        CREATE VIRTUAL TABLE catalogue_search_en USING fts5("NameText", "LabelText", "BodyText", content='catalogue_search_entry',
            content_rowid='Number', tokenize='porter unicode61 remove_diacritics 2', detail=column, columnsize=0);
        CREATE VIRTUAL TABLE catalogue_search_other USING fts5("NameText", "LabelText", "BodyText", content='catalogue_search_entry',
            content_rowid='Number', tokenize='unicode61 remove_diacritics 2', detail=column, columnsize=0);

        CREATE TRIGGER catalogue_search_en_added AFTER INSERT ON catalogue_search_entry WHEN new."Culture" = 'en' BEGIN
            INSERT INTO catalogue_search_en(rowid, "NameText", "LabelText", "BodyText") VALUES (new."Number", new."NameText", new."LabelText", new."BodyText");
        END;
        CREATE TRIGGER catalogue_search_en_removed AFTER DELETE ON catalogue_search_entry WHEN old."Culture" = 'en' BEGIN
            INSERT INTO catalogue_search_en(catalogue_search_en, rowid, "NameText", "LabelText", "BodyText") VALUES ('delete', old."Number", old."NameText", old."LabelText", old."BodyText");
        END;
        CREATE TRIGGER catalogue_search_en_changed AFTER UPDATE OF "NameText", "LabelText", "BodyText" ON catalogue_search_entry WHEN new."Culture" = 'en' BEGIN
            INSERT INTO catalogue_search_en(catalogue_search_en, rowid, "NameText", "LabelText", "BodyText") VALUES ('delete', old."Number", old."NameText", old."LabelText", old."BodyText");
            INSERT INTO catalogue_search_en(rowid, "NameText", "LabelText", "BodyText") VALUES (new."Number", new."NameText", new."LabelText", new."BodyText");
        END;
        CREATE TRIGGER catalogue_search_other_added AFTER INSERT ON catalogue_search_entry WHEN new."Culture" <> 'en' BEGIN
            INSERT INTO catalogue_search_other(rowid, "NameText", "LabelText", "BodyText") VALUES (new."Number", new."NameText", new."LabelText", new."BodyText");
        END;
        CREATE TRIGGER catalogue_search_other_removed AFTER DELETE ON catalogue_search_entry WHEN old."Culture" <> 'en' BEGIN
            INSERT INTO catalogue_search_other(catalogue_search_other, rowid, "NameText", "LabelText", "BodyText") VALUES ('delete', old."Number", old."NameText", old."LabelText", old."BodyText");
        END;
        CREATE TRIGGER catalogue_search_other_changed AFTER UPDATE OF "NameText", "LabelText", "BodyText" ON catalogue_search_entry WHEN new."Culture" <> 'en' BEGIN
            INSERT INTO catalogue_search_other(catalogue_search_other, rowid, "NameText", "LabelText", "BodyText") VALUES ('delete', old."Number", old."NameText", old."LabelText", old."BodyText");
            INSERT INTO catalogue_search_other(rowid, "NameText", "LabelText", "BodyText") VALUES (new."Number", new."NameText", new."LabelText", new."BodyText");
        END;

        CREATE TABLE catalogue_search_word ("Number" INTEGER PRIMARY KEY, "Culture" TEXT NOT NULL, "Word" TEXT NOT NULL, UNIQUE ("Culture", "Word"));
        CREATE VIRTUAL TABLE catalogue_search_trigram USING fts5("Word", content='', tokenize='trigram', detail=column);
        CREATE TRIGGER catalogue_search_word_added AFTER INSERT ON catalogue_search_word BEGIN
            INSERT INTO catalogue_search_trigram(rowid, "Word") VALUES (new."Number", '__' || new."Word" || '_');
        END;
        CREATE TRIGGER catalogue_search_words_added AFTER INSERT ON catalogue_search_entry WHEN new."Words" <> '' BEGIN
            INSERT INTO catalogue_search_word ("Culture", "Word") SELECT new."Culture", value FROM json_each('["' || replace(new."Words", ' ', '","') || '"]')
            WHERE true ON CONFLICT DO NOTHING;
        END;
        CREATE TRIGGER catalogue_search_words_changed AFTER UPDATE OF "Words" ON catalogue_search_entry WHEN new."Words" <> '' BEGIN
            INSERT INTO catalogue_search_word ("Culture", "Word") SELECT new."Culture", value FROM json_each('["' || replace(new."Words", ' ', '","') || '"]')
            WHERE true ON CONFLICT DO NOTHING;
        END;
        """;

    // Without the built-in lists of stop words: without its accent "té" is one of them, and there are shops that sell nothing else.
    public const string Postgres = """
        CREATE EXTENSION IF NOT EXISTS pg_trgm;
        CREATE TEXT SEARCH DICTIONARY shop_english (TEMPLATE = snowball, LANGUAGE = english);
        CREATE TEXT SEARCH CONFIGURATION shop_english (COPY = simple);
        ALTER TEXT SEARCH CONFIGURATION shop_english ALTER MAPPING FOR asciiword, word WITH shop_english;
        CREATE TEXT SEARCH DICTIONARY shop_spanish (TEMPLATE = snowball, LANGUAGE = spanish);
        CREATE TEXT SEARCH CONFIGURATION shop_spanish (COPY = simple);
        ALTER TEXT SEARCH CONFIGURATION shop_spanish ALTER MAPPING FOR asciiword, word WITH shop_spanish;

        ALTER TABLE catalogue_search_entry ADD COLUMN "Head" tsvector GENERATED ALWAYS AS (to_tsvector(
            CASE "Culture" WHEN 'en' THEN 'shop_english'::regconfig WHEN 'es' THEN 'shop_spanish'::regconfig ELSE 'simple'::regconfig END,
            "NameText" || ' ' || "LabelText")) STORED;
        ALTER TABLE catalogue_search_entry ADD COLUMN "Whole" tsvector GENERATED ALWAYS AS (to_tsvector(
            CASE "Culture" WHEN 'en' THEN 'shop_english'::regconfig WHEN 'es' THEN 'shop_spanish'::regconfig ELSE 'simple'::regconfig END,
            "NameText" || ' ' || "LabelText" || ' ' || "BodyText")) STORED;
        CREATE INDEX ix_catalogue_search_entry_head ON catalogue_search_entry USING gin ("Head");
        CREATE INDEX ix_catalogue_search_entry_whole ON catalogue_search_entry USING gin ("Whole");

        CREATE TABLE catalogue_search_word ("Number" bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, "Culture" varchar(10) NOT NULL, "Word" text NOT NULL, UNIQUE ("Culture", "Word"));
        CREATE INDEX ix_catalogue_search_word_like ON catalogue_search_word USING gist ("Word" gist_trgm_ops);
        CREATE FUNCTION catalogue_search_words() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            -- In order, so that two who bring the same new words wait for each other in one direction only.
            INSERT INTO catalogue_search_word ("Culture", "Word")
            SELECT DISTINCT "Culture", word FROM added, unnest(string_to_array("Words", ' ')) word WHERE "Words" <> '' ORDER BY 1, 2
            ON CONFLICT DO NOTHING;
            RETURN NULL;
        END $$;
        CREATE TRIGGER catalogue_search_words_added AFTER INSERT ON catalogue_search_entry
            REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION catalogue_search_words();
        CREATE TRIGGER catalogue_search_words_changed AFTER UPDATE ON catalogue_search_entry
            REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION catalogue_search_words();
        """;

    /// <summary>
    /// Entries for the products that are there when the tables are made: found by name and codes at once, and made anew in
    /// full by <c>ApplyDueChanges</c>, since their form is the oldest.
    /// </summary>
    public const string Fill = """
        INSERT INTO catalogue_search_entry ("ProductId", "Culture", "Form", "NameText", "LabelText", "BodyText", "Words")
        SELECT "ProductId", "Culture", 0, "NameKey", "SearchKey", '', '' FROM catalogue_listing_entry WHERE "ShownIn" IS NOT NULL;
        """;
}
