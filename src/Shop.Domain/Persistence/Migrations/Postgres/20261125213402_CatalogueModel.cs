using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Domain.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CatalogueModel : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "Label",
                table: "catalogue_variant_translation",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(60)",
                oldMaxLength: 60);

            migrationBuilder.AddColumn<long>(
                name: "AppliedMinor",
                table: "catalogue_variant",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "AppliedSince",
                table: "catalogue_variant",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Gtin",
                table: "catalogue_variant",
                type: "character varying(14)",
                maxLength: 14,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "NetUnit",
                table: "catalogue_variant",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "PriceDueAt",
                table: "catalogue_variant",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "SaleFrom",
                table: "catalogue_variant",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SaleMinor",
                table: "catalogue_variant",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SaleUntil",
                table: "catalogue_variant",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BrandCode",
                table: "catalogue_product",
                type: "character varying(60)",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PublishAt",
                table: "catalogue_product",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ParentCode",
                table: "catalogue_category",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "catalogue_brand",
                columns: table => new
                {
                    Code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_brand", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_facet",
                columns: table => new
                {
                    Code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    IsOption = table.Column<bool>(type: "boolean", nullable: false),
                    IsFilter = table.Column<bool>(type: "boolean", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_facet", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_price_change",
                columns: table => new
                {
                    Sku = table.Column<string>(type: "character varying(40)", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    PriceMinor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_price_change", x => new { x.Sku, x.At });
                    table.CheckConstraint("ck_catalogue_price_change", "\"PriceMinor\" >= 0");
                    table.ForeignKey(
                        name: "FK_catalogue_price_change_catalogue_variant_Sku",
                        column: x => x.Sku,
                        principalTable: "catalogue_variant",
                        principalColumn: "Sku",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_related_product",
                columns: table => new
                {
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    RelatedId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_related_product", x => new { x.ProductId, x.RelatedId });
                    table.ForeignKey(
                        name: "FK_catalogue_related_product_catalogue_product_ProductId",
                        column: x => x.ProductId,
                        principalTable: "catalogue_product",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_catalogue_related_product_catalogue_product_RelatedId",
                        column: x => x.RelatedId,
                        principalTable: "catalogue_product",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_facet_translation",
                columns: table => new
                {
                    FacetCode = table.Column<string>(type: "character varying(60)", nullable: false),
                    Culture = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_facet_translation", x => new { x.FacetCode, x.Culture });
                    table.ForeignKey(
                        name: "FK_catalogue_facet_translation_catalogue_facet_FacetCode",
                        column: x => x.FacetCode,
                        principalTable: "catalogue_facet",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_facet_value",
                columns: table => new
                {
                    FacetCode = table.Column<string>(type: "character varying(60)", nullable: false),
                    Code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Swatch = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_facet_value", x => new { x.FacetCode, x.Code });
                    table.ForeignKey(
                        name: "FK_catalogue_facet_value_catalogue_facet_FacetCode",
                        column: x => x.FacetCode,
                        principalTable: "catalogue_facet",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_product_option",
                columns: table => new
                {
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    FacetCode = table.Column<string>(type: "character varying(60)", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_product_option", x => new { x.ProductId, x.FacetCode });
                    table.ForeignKey(
                        name: "FK_catalogue_product_option_catalogue_facet_FacetCode",
                        column: x => x.FacetCode,
                        principalTable: "catalogue_facet",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_catalogue_product_option_catalogue_product_ProductId",
                        column: x => x.ProductId,
                        principalTable: "catalogue_product",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_facet_value_translation",
                columns: table => new
                {
                    FacetCode = table.Column<string>(type: "character varying(60)", nullable: false),
                    ValueCode = table.Column<string>(type: "character varying(60)", nullable: false),
                    Culture = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Label = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_facet_value_translation", x => new { x.FacetCode, x.ValueCode, x.Culture });
                    table.ForeignKey(
                        name: "FK_catalogue_facet_value_translation_catalogue_facet_value_Fac~",
                        columns: x => new { x.FacetCode, x.ValueCode },
                        principalTable: "catalogue_facet_value",
                        principalColumns: new[] { "FacetCode", "Code" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_product_value",
                columns: table => new
                {
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    FacetCode = table.Column<string>(type: "character varying(60)", nullable: false),
                    ValueCode = table.Column<string>(type: "character varying(60)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_product_value", x => new { x.ProductId, x.FacetCode, x.ValueCode });
                    table.ForeignKey(
                        name: "FK_catalogue_product_value_catalogue_facet_value_FacetCode_Val~",
                        columns: x => new { x.FacetCode, x.ValueCode },
                        principalTable: "catalogue_facet_value",
                        principalColumns: new[] { "FacetCode", "Code" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_catalogue_product_value_catalogue_product_ProductId",
                        column: x => x.ProductId,
                        principalTable: "catalogue_product",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_variant_value",
                columns: table => new
                {
                    Sku = table.Column<string>(type: "character varying(40)", nullable: false),
                    FacetCode = table.Column<string>(type: "character varying(60)", nullable: false),
                    ValueCode = table.Column<string>(type: "character varying(60)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_variant_value", x => new { x.Sku, x.FacetCode });
                    table.ForeignKey(
                        name: "FK_catalogue_variant_value_catalogue_facet_value_FacetCode_Val~",
                        columns: x => new { x.FacetCode, x.ValueCode },
                        principalTable: "catalogue_facet_value",
                        principalColumns: new[] { "FacetCode", "Code" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_catalogue_variant_value_catalogue_variant_Sku",
                        column: x => x.Sku,
                        principalTable: "catalogue_variant",
                        principalColumn: "Sku",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_variant_Gtin",
                table: "catalogue_variant",
                column: "Gtin");

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_variant_PriceDueAt",
                table: "catalogue_variant",
                column: "PriceDueAt");

            migrationBuilder.AddCheckConstraint(
                name: "ck_catalogue_variant_sale",
                table: "catalogue_variant",
                sql: "(\"SaleMinor\" IS NULL OR \"SaleMinor\" >= 0) AND (\"SaleMinor\" IS NULL) = (\"SaleFrom\" IS NULL)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_catalogue_variant_sale_time",
                table: "catalogue_variant",
                sql: "\"SaleUntil\" IS NULL OR \"SaleFrom\" < \"SaleUntil\"");

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_product_BrandCode",
                table: "catalogue_product",
                column: "BrandCode");

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_product_PublishAt",
                table: "catalogue_product",
                column: "PublishAt");

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_category_ParentCode",
                table: "catalogue_category",
                column: "ParentCode");

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_product_option_FacetCode",
                table: "catalogue_product_option",
                column: "FacetCode");

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_product_value_FacetCode_ValueCode",
                table: "catalogue_product_value",
                columns: new[] { "FacetCode", "ValueCode" });

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_related_product_RelatedId",
                table: "catalogue_related_product",
                column: "RelatedId");

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_variant_value_FacetCode_ValueCode",
                table: "catalogue_variant_value",
                columns: new[] { "FacetCode", "ValueCode" });

            migrationBuilder.AddForeignKey(
                name: "FK_catalogue_category_catalogue_category_ParentCode",
                table: "catalogue_category",
                column: "ParentCode",
                principalTable: "catalogue_category",
                principalColumn: "Code",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_catalogue_product_catalogue_brand_BrandCode",
                table: "catalogue_product",
                column: "BrandCode",
                principalTable: "catalogue_brand",
                principalColumn: "Code",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_catalogue_category_catalogue_category_ParentCode",
                table: "catalogue_category");

            migrationBuilder.DropForeignKey(
                name: "FK_catalogue_product_catalogue_brand_BrandCode",
                table: "catalogue_product");

            migrationBuilder.DropTable(
                name: "catalogue_brand");

            migrationBuilder.DropTable(
                name: "catalogue_facet_translation");

            migrationBuilder.DropTable(
                name: "catalogue_facet_value_translation");

            migrationBuilder.DropTable(
                name: "catalogue_price_change");

            migrationBuilder.DropTable(
                name: "catalogue_product_option");

            migrationBuilder.DropTable(
                name: "catalogue_product_value");

            migrationBuilder.DropTable(
                name: "catalogue_related_product");

            migrationBuilder.DropTable(
                name: "catalogue_variant_value");

            migrationBuilder.DropTable(
                name: "catalogue_facet_value");

            migrationBuilder.DropTable(
                name: "catalogue_facet");

            migrationBuilder.DropIndex(
                name: "IX_catalogue_variant_Gtin",
                table: "catalogue_variant");

            migrationBuilder.DropIndex(
                name: "IX_catalogue_variant_PriceDueAt",
                table: "catalogue_variant");

            migrationBuilder.DropCheckConstraint(
                name: "ck_catalogue_variant_sale",
                table: "catalogue_variant");

            migrationBuilder.DropCheckConstraint(
                name: "ck_catalogue_variant_sale_time",
                table: "catalogue_variant");

            migrationBuilder.DropIndex(
                name: "IX_catalogue_product_BrandCode",
                table: "catalogue_product");

            migrationBuilder.DropIndex(
                name: "IX_catalogue_product_PublishAt",
                table: "catalogue_product");

            migrationBuilder.DropIndex(
                name: "IX_catalogue_category_ParentCode",
                table: "catalogue_category");

            migrationBuilder.DropColumn(
                name: "AppliedMinor",
                table: "catalogue_variant");

            migrationBuilder.DropColumn(
                name: "AppliedSince",
                table: "catalogue_variant");

            migrationBuilder.DropColumn(
                name: "Gtin",
                table: "catalogue_variant");

            migrationBuilder.DropColumn(
                name: "NetUnit",
                table: "catalogue_variant");

            migrationBuilder.DropColumn(
                name: "PriceDueAt",
                table: "catalogue_variant");

            migrationBuilder.DropColumn(
                name: "SaleFrom",
                table: "catalogue_variant");

            migrationBuilder.DropColumn(
                name: "SaleMinor",
                table: "catalogue_variant");

            migrationBuilder.DropColumn(
                name: "SaleUntil",
                table: "catalogue_variant");

            migrationBuilder.DropColumn(
                name: "BrandCode",
                table: "catalogue_product");

            migrationBuilder.DropColumn(
                name: "PublishAt",
                table: "catalogue_product");

            migrationBuilder.DropColumn(
                name: "ParentCode",
                table: "catalogue_category");

            migrationBuilder.AlterColumn<string>(
                name: "Label",
                table: "catalogue_variant_translation",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(200)",
                oldMaxLength: 200);
        }
    }
}
