using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Domain.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FewerListingIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_catalogue_listing_entry_ShownIn_CategoryCode_Position_Produ~",
                table: "catalogue_listing_entry");

            migrationBuilder.DropIndex(
                name: "IX_catalogue_listing_entry_ShownIn_LowestPriceMinor_ProductId",
                table: "catalogue_listing_entry");

            migrationBuilder.DropIndex(
                name: "IX_catalogue_listing_entry_ShownIn_NameKey_ProductId",
                table: "catalogue_listing_entry");

            migrationBuilder.DropIndex(
                name: "IX_catalogue_listing_entry_ShownIn_Position_ProductId",
                table: "catalogue_listing_entry");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_catalogue_listing_entry_ShownIn_CategoryCode_Position_Produ~",
                table: "catalogue_listing_entry",
                columns: new[] { "ShownIn", "CategoryCode", "Position", "ProductId" });

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_listing_entry_ShownIn_LowestPriceMinor_ProductId",
                table: "catalogue_listing_entry",
                columns: new[] { "ShownIn", "LowestPriceMinor", "ProductId" });

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_listing_entry_ShownIn_NameKey_ProductId",
                table: "catalogue_listing_entry",
                columns: new[] { "ShownIn", "NameKey", "ProductId" });

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_listing_entry_ShownIn_Position_ProductId",
                table: "catalogue_listing_entry",
                columns: new[] { "ShownIn", "Position", "ProductId" });
        }
    }
}
