using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Domain.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "catalogue_search_entry",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ProductId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Culture = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Form = table.Column<int>(type: "INTEGER", nullable: false),
                    NameText = table.Column<string>(type: "TEXT", nullable: false),
                    LabelText = table.Column<string>(type: "TEXT", nullable: false),
                    BodyText = table.Column<string>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_search_entry", x => x.Number);
                    table.ForeignKey(
                        name: "FK_catalogue_search_entry_catalogue_product_ProductId",
                        column: x => x.ProductId,
                        principalTable: "catalogue_product",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_synonym",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Culture = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    IsOneWay = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_synonym", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "listings_search_miss",
                columns: table => new
                {
                    Culture = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Count = table.Column<long>(type: "INTEGER", nullable: false),
                    LastAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_listings_search_miss", x => new { x.Culture, x.Words });
                });

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_search_entry_Form",
                table: "catalogue_search_entry",
                column: "Form");

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_search_entry_ProductId_Culture",
                table: "catalogue_search_entry",
                columns: new[] { "ProductId", "Culture" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_listings_search_miss_LastAt",
                table: "listings_search_miss",
                column: "LastAt");

            migrationBuilder.Sql(SearchTables.Sqlite);
            migrationBuilder.Sql(SearchTables.Fill);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE catalogue_search_trigram; DROP TABLE catalogue_search_word; DROP TABLE catalogue_search_en; DROP TABLE catalogue_search_other; DROP TABLE catalogue_search_head_en; DROP TABLE catalogue_search_head_other;");

            migrationBuilder.DropTable(
                name: "catalogue_search_entry");

            migrationBuilder.DropTable(
                name: "catalogue_synonym");

            migrationBuilder.DropTable(
                name: "listings_search_miss");
        }
    }
}
