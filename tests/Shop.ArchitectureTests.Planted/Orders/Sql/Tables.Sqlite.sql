-- Wrong on purpose: a trigger on a table of another module.
CREATE TRIGGER orders_order_priced AFTER INSERT ON catalogue_product BEGIN
    DELETE FROM orders_order;
END;
