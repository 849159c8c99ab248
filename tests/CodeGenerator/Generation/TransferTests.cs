namespace InstaHub.CodeGenerator.Generation;

/// <summary>Arguments that nobody can change are handed over without a copy context; all others are copied.</summary>
public sealed class TransferTests
{
    [Theory]
    [InlineData("bool")]
    [InlineData("char")]
    [InlineData("long")]
    [InlineData("decimal")]
    [InlineData("double")]
    [InlineData("string?")]
    [InlineData("nint")]
    [InlineData("int?")]
    [InlineData("DateTime")]
    [InlineData("DateTimeOffset?")]
    [InlineData("DateOnly")]
    [InlineData("TimeOnly")]
    [InlineData("TimeSpan")]
    [InlineData("DayOfWeek")]
    [InlineData("Guid")]
    [InlineData("Uri")]
    [InlineData("Version")]
    [InlineData("Type")]
    [InlineData("Int128")]
    [InlineData("Half")]
    [InlineData("System.Net.IPAddress")]
    [InlineData("System.Net.IPEndPoint")]
    [InlineData("System.Numerics.BigInteger")]
    [InlineData("GrainId")]
    [InlineData("SiloAddress")]
    [InlineData("IFoo")]
    [InlineData("IGrainObserver")]
    [InlineData("GrainReference")]
    [InlineData("(int, string)")]
    [InlineData("KeyValuePair<Guid, (int, DayOfWeek?)>")]
    [InlineData("CancellationToken?")]
    public void A_leaf_is_handed_over(string type)
    {
        var proxy = ProxyOf($"Task Do({type} value);");

        Assert.Contains("call.a0 = a0;", proxy, StringComparison.Ordinal);
        Assert.DoesNotContain("BeginCopy", proxy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("object")]
    [InlineData("int[]")]
    [InlineData("List<int>")]
    [InlineData("IEnumerable<string>")]
    [InlineData("Exception")]
    [InlineData("Delegate")]
    [InlineData("ReadOnlyMemory<byte>")]
    [InlineData("(int, List<int>)")]
    [InlineData("KeyValuePair<int, int[]>")]
    [InlineData("Immutable<int>")]
    public void Anything_else_is_copied(string type)
    {
        var proxy = ProxyOf($"Task Do({type} value);");

        Assert.Contains("var context = BeginCopy();", proxy, StringComparison.Ordinal);
        Assert.Contains("call.a0 = context.Copy<", proxy, StringComparison.Ordinal);
        Assert.Contains("context.Return();", proxy, StringComparison.Ordinal);
    }

    [Fact]
    public void An_argument_declared_immutable_is_copied_over_a_wire_alone() =>
        Assert.Contains("call.a0 = context.CopyImmutable<int[]>(a0);", ProxyOf("Task Do([Immutable] int[] value);"), StringComparison.Ordinal);

    [Fact]
    public void A_result_declared_immutable_is_shared()
    {
        Assert.Contains("SharesResult => true", ProxyOf("[return: Immutable] Task<int[]> Get();"), StringComparison.Ordinal);
        Assert.DoesNotContain("SharesResult", ProxyOf("Task<int[]> Get();"), StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_of_one_call_are_copied_in_one_context()
    {
        var proxy = ProxyOf("Task Do(int[] a, int b, int[] c);");

        Assert.Equal(2, proxy.Split("BeginCopy").Length);
        Assert.Contains("call.a2 = context.Copy<int[]>(a2);", proxy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_one_way_call_is_not_awaited()
    {
        Assert.Contains("InvokeOneWay(call);\n            return global::System.Threading.Tasks.Task.CompletedTask;", ProxyOf("[OneWay] Task Tell();"), StringComparison.Ordinal);
        Assert.Contains("InvokeOneWay(call);\n            return default;", ProxyOf("[OneWay] ValueTask Tell();"), StringComparison.Ordinal);
        Assert.DoesNotContain("return", ProxyOf("[OneWay] void Tell();").Split("private sealed class")[0], StringComparison.Ordinal);
    }

    private static string ProxyOf(string members)
    {
        var run = GeneratorRun.Of($"public interface IFoo : IGrainWithStringKey {{ {members} }}");
        run.Emit();
        return Assert.Single(run.Files, file => file.Contains("class IFoo_Proxy", StringComparison.Ordinal));
    }
}
