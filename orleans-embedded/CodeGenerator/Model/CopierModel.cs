namespace Orleans.Embedded.CodeGenerator.Model;

/// <summary>A wire type that a copier is generated for.</summary>
/// <param name="Copier">The class to generate.</param>
/// <param name="TypeParameters">With angle brackets; empty for a type that is not generic.</param>
/// <param name="OpenTypeParameters">The same as the operand of <c>typeof</c>.</param>
/// <param name="Constraints">A <c>where</c> clause for each type parameter that has one.</param>
/// <param name="Type">The wire type as source text.</param>
/// <param name="OpenType">The same as the operand of <c>typeof</c>.</param>
/// <param name="IsPublic">Whether other assemblies see the type.</param>
/// <param name="Kind">What sort of type it is.</param>
/// <param name="Inheritance">Whether values of derived types may stand for it.</param>
/// <param name="IsImmutable">Whether it is declared immutable.</param>
/// <param name="IsConstructed">Whether an instance is made by the parameterless constructor.</param>
/// <param name="IsPlain">Whether a value is its own copy: a structure of nothing but leaf members.</param>
/// <param name="BaseCopier">The copier of the base type; null when there is no base type with members.</param>
/// <param name="Members">Its own members, not those of the base type.</param>
internal sealed record CopierModel(
    GeneratedType Copier,
    string TypeParameters,
    string OpenTypeParameters,
    EquatableArray<string> Constraints,
    string Type,
    string OpenType,
    bool IsPublic,
    WireTypeKind Kind,
    Inheritance Inheritance,
    bool IsImmutable,
    bool IsConstructed,
    bool IsPlain,
    string? BaseCopier,
    EquatableArray<WireMember> Members)
{
    public string ClassName => Copier.Name + TypeParameters;
}

/// <summary>The sorts of wire types, which are copied in different ways.</summary>
internal enum WireTypeKind
{
    Class,
    Structure,
    Exception,
}

/// <summary>Whether a class has derived classes.</summary>
internal enum Inheritance
{
    Sealed,
    Open,
    Abstract,
}

/// <summary>A member that is carried.</summary>
/// <param name="Name">Of the field, or of the property when <paramref name="IsProperty"/>, in metadata.</param>
/// <param name="Type">As source text.</param>
/// <param name="IsProperty">A property that is no auto-property, read and written by its accessors.</param>
/// <param name="Transfer">How it is copied.</param>
internal sealed record WireMember(string Name, string Type, bool IsProperty, Transfer Transfer);
