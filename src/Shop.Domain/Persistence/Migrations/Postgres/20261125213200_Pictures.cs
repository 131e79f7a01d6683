using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Domain.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Pictures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "catalogue_picture",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Width = table.Column<int>(type: "integer", nullable: false),
                    Height = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Problem = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_picture", x => x.Hash);
                    table.CheckConstraint("ck_catalogue_picture_size", "\"Width\" > 0 AND \"Height\" > 0");
                });

            migrationBuilder.CreateTable(
                name: "catalogue_product_picture",
                columns: table => new
                {
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    PictureHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Sku = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_product_picture", x => new { x.ProductId, x.PictureHash });
                    table.ForeignKey(
                        name: "FK_catalogue_product_picture_catalogue_picture_PictureHash",
                        column: x => x.PictureHash,
                        principalTable: "catalogue_picture",
                        principalColumn: "Hash",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_catalogue_product_picture_catalogue_product_ProductId",
                        column: x => x.ProductId,
                        principalTable: "catalogue_product",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_catalogue_product_picture_catalogue_variant_Sku",
                        column: x => x.Sku,
                        principalTable: "catalogue_variant",
                        principalColumn: "Sku",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_product_picture_text",
                columns: table => new
                {
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    PictureHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Culture = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Alt = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_product_picture_text", x => new { x.ProductId, x.PictureHash, x.Culture });
                    table.ForeignKey(
                        name: "FK_catalogue_product_picture_text_catalogue_product_picture_Pr~",
                        columns: x => new { x.ProductId, x.PictureHash },
                        principalTable: "catalogue_product_picture",
                        principalColumns: new[] { "ProductId", "PictureHash" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_product_picture_PictureHash",
                table: "catalogue_product_picture",
                column: "PictureHash");

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_product_picture_ProductId_Position",
                table: "catalogue_product_picture",
                columns: new[] { "ProductId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_product_picture_Sku",
                table: "catalogue_product_picture",
                column: "Sku",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "catalogue_product_picture_text");

            migrationBuilder.DropTable(
                name: "catalogue_product_picture");

            migrationBuilder.DropTable(
                name: "catalogue_picture");
        }
    }
}
