using System.Reflection;
using InstaHub.GrainInterfaces.Health;

namespace InstaHub.Architecture;

/// <summary>What crosses a wire carries names and numbers that do not change with the code.</summary>
public sealed class WireTypeTests
{
    private static readonly Assembly Contracts = typeof(IHealthGrain).Assembly;

    private static IEnumerable<Type> GrainInterfaces => Contracts.GetTypes().Where(type => type.IsInterface && type.IsAssignableTo(typeof(IAddressable)));

    [Fact]
    public void There_are_grain_interfaces_to_check() => Assert.NotEmpty(GrainInterfaces);

    [Fact]
    public void Every_grain_interface_and_method_has_an_alias()
    {
        var nameless = GrainInterfaces.Where(type => type.GetCustomAttribute<AliasAttribute>() is null).Select(type => type.FullName)
            .Concat(GrainInterfaces.SelectMany(type => type.GetMethods()).Where(method => method.GetCustomAttribute<AliasAttribute>() is null)
                .Select(method => $"{method.DeclaringType}.{method.Name}"));
        Assert.Empty(nameless);
    }

    [Fact]
    public void Every_wire_type_is_sealed_immutable_and_has_an_alias()
    {
        var wrong = Contracts.GetTypes().Where(type => !type.IsEnum && type.GetCustomAttribute<GenerateSerializerAttribute>() is not null)
            .Where(type => !type.IsSealed || type.GetCustomAttribute<ImmutableAttribute>() is null || type.GetCustomAttribute<AliasAttribute>() is null);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_grain_class_has_a_grain_type()
    {
        var grains = typeof(Grains.Health.HealthGrain).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IGrainBase))).ToList();
        Assert.NotEmpty(grains);
        Assert.DoesNotContain(grains, type => type.GetCustomAttribute<GrainTypeAttribute>() is null);
    }
}
