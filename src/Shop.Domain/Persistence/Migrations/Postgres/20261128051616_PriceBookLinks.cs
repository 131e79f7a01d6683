using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Domain.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PriceBookLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Invitation",
                table: "pricing_price_book",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "pricing_price_book",
                type: "character varying(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_pricing_price_book_Invitation",
                table: "pricing_price_book",
                column: "Invitation",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_pricing_price_book_Invitation",
                table: "pricing_price_book");

            migrationBuilder.DropColumn(
                name: "Invitation",
                table: "pricing_price_book");

            migrationBuilder.DropColumn(
                name: "Name",
                table: "pricing_price_book");
        }
    }
}
