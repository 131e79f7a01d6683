using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Domain.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class StockNoticesAndPriceBooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "inventory_stock_notice",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Sku = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    EmailKey = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    Culture = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    AskedAt = table.Column<long>(type: "bigint", nullable: false),
                    ClaimedUntil = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inventory_stock_notice", x => x.Id);
                    table.ForeignKey(
                        name: "FK_inventory_stock_notice_inventory_stock_item_Sku",
                        column: x => x.Sku,
                        principalTable: "inventory_stock_item",
                        principalColumn: "Sku",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "pricing_price_book",
                columns: table => new
                {
                    Code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Currency = table.Column<string>(type: "character(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    GroupCode = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pricing_price_book", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "pricing_price_book_price",
                columns: table => new
                {
                    BookCode = table.Column<string>(type: "character varying(60)", nullable: false),
                    Sku = table.Column<string>(type: "character varying(40)", nullable: false),
                    PriceMinor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pricing_price_book_price", x => new { x.BookCode, x.Sku });
                    table.CheckConstraint("ck_pricing_price_book_price", "\"PriceMinor\" >= 0");
                    table.ForeignKey(
                        name: "FK_pricing_price_book_price_catalogue_variant_Sku",
                        column: x => x.Sku,
                        principalTable: "catalogue_variant",
                        principalColumn: "Sku",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_pricing_price_book_price_pricing_price_book_BookCode",
                        column: x => x.BookCode,
                        principalTable: "pricing_price_book",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_inventory_stock_notice_Sku_EmailKey",
                table: "inventory_stock_notice",
                columns: new[] { "Sku", "EmailKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_pricing_price_book_Currency_GroupCode",
                table: "pricing_price_book",
                columns: new[] { "Currency", "GroupCode" });

            migrationBuilder.CreateIndex(
                name: "IX_pricing_price_book_price_Sku",
                table: "pricing_price_book_price",
                column: "Sku");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "inventory_stock_notice");

            migrationBuilder.DropTable(
                name: "pricing_price_book_price");

            migrationBuilder.DropTable(
                name: "pricing_price_book");
        }
    }
}
