-- Wrong on purpose: not in the folder Sql.
CREATE TABLE orders_word ("Word" TEXT);
