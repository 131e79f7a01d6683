using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Domain.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RecommendationNeighbours : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_recommendations_product_count_Count_ProductId",
                table: "recommendations_product_count");

            migrationBuilder.AddColumn<long>(
                name: "HeatSince",
                table: "recommendations_turn",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Heat",
                table: "recommendations_product_count",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "PairWeightMicro",
                table: "recommendations_product_count",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "recommendations_neighbour",
                columns: table => new
                {
                    Generation = table.Column<long>(type: "INTEGER", nullable: false),
                    FromNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    ToNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    WeightMicro = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recommendations_neighbour", x => new { x.FromNumber, x.Generation, x.ToNumber });
                });

            migrationBuilder.CreateTable(
                name: "recommendations_neighbour_state",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Generation = table.Column<long>(type: "INTEGER", nullable: false),
                    LearntTurns = table.Column<long>(type: "INTEGER", nullable: false),
                    RebuiltAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LeasedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    LeasedUntil = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recommendations_neighbour_state", x => x.Id);
                });

            migrationBuilder.InsertData(
                table: "recommendations_neighbour_state",
                columns: new[] { "Id", "Generation", "LearntTurns", "LeasedBy", "LeasedUntil", "RebuiltAt" },
                values: new object[] { 1, 0L, 0L, null, null, null });

            migrationBuilder.CreateIndex(
                name: "IX_recommendations_product_count_Heat_ProductId",
                table: "recommendations_product_count",
                columns: new[] { "Heat", "ProductId" },
                descending: new[] { true, false });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "recommendations_neighbour");

            migrationBuilder.DropTable(
                name: "recommendations_neighbour_state");

            migrationBuilder.DropIndex(
                name: "IX_recommendations_product_count_Heat_ProductId",
                table: "recommendations_product_count");

            migrationBuilder.DropColumn(
                name: "HeatSince",
                table: "recommendations_turn");

            migrationBuilder.DropColumn(
                name: "Heat",
                table: "recommendations_product_count");

            migrationBuilder.DropColumn(
                name: "PairWeightMicro",
                table: "recommendations_product_count");

            migrationBuilder.CreateIndex(
                name: "IX_recommendations_product_count_Count_ProductId",
                table: "recommendations_product_count",
                columns: new[] { "Count", "ProductId" },
                descending: new[] { true, false });
        }
    }
}
