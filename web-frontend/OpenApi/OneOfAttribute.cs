using System.Text.Json;

namespace InstaHub.Web.OpenApi;

/// <summary>Says which values a member or a parameter of the interface has, for its description; nothing is checked by it.</summary>
/// <param name="values">Texts, booleans, or null.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal class OneOfAttribute(params object?[] values) : Attribute
{
    public IReadOnlyList<object?> Values { get; } = values;
}

/// <summary>The same, of a text that is a name of an enumeration: <c>AvatarChanged</c> is <c>avatar_changed</c>.</summary>
internal sealed class OneOfAttribute<T>() : OneOfAttribute([.. Enum.GetNames<T>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)])
    where T : struct, Enum;

/// <summary>Says of a member that is left out at times that it may be null where it is there.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CanBeNullAttribute : Attribute;
