using Orleans.Embedded.CodeGenerator.Model;

namespace Orleans.Embedded.CodeGenerator.Emission;

/// <summary>Writes how one value is copied; the copy context is the variable <c>context</c>.</summary>
internal static class Values
{
    public static string Transferred(string value, string type, Transfer transfer) =>
        transfer switch
        {
            Transfer.Copy => $"context.Copy<{type}>({value})",
            Transfer.CopyImmutable => $"context.CopyImmutable<{type}>({value})",
            _ => value,
        };
}
