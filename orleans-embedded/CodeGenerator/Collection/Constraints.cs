using Microsoft.CodeAnalysis;

namespace Orleans.Embedded.CodeGenerator.Collection;

/// <summary>Writes the constraints of a type parameter, which a generic copier has in common with its type.</summary>
internal static class Constraints
{
    /// <summary>The <c>where</c> clause; null without constraints.</summary>
    public static string? Of(ITypeParameterSymbol parameter)
    {
        var constraints = string.Join(", ", All(parameter));
        return constraints.Length == 0 ? null : $"where {parameter.InSource()} : {constraints}";
    }

    private static IEnumerable<string> All(ITypeParameterSymbol parameter)
    {
        if (parameter.HasUnmanagedTypeConstraint)
        {
            yield return "unmanaged";
        }
        else if (parameter.HasValueTypeConstraint)
        {
            yield return "struct";
        }
        else if (parameter.HasReferenceTypeConstraint)
        {
            yield return parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class";
        }
        else if (parameter.HasNotNullConstraint)
        {
            yield return "notnull";
        }

        foreach (var type in parameter.ConstraintTypes)
        {
            yield return type.InSource();
        }

        if (parameter.HasConstructorConstraint)
        {
            yield return "new()";
        }
    }
}
