namespace Shop.Domain.Catalogue;

/// <summary>What a facet says, and of what. Stored as a number: the values never change.</summary>
public enum FacetKind
{
    /// <summary>Describes a whole product by one or more of its values.</summary>
    Attribute = 0,

    /// <summary>Tells the variants of a product apart: each has one of its values.</summary>
    Option = 1,

    /// <summary>Describes a whole product by an amount in one of its units, or without one.</summary>
    Measurement = 2,
}
