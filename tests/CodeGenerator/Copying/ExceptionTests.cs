using InstaHub.CodeGenerator.Contracts;

namespace InstaHub.CodeGenerator.Copying;

[GenerateSerializer]
public sealed class OutOfStockException(string code, string message, int left, Exception? inner = null) : CodedException(code, message, inner)
{
    [Id(0)]
    public int Left { get; } = left;

    public string? Lost { get; set; }
}

/// <summary>Has a constructor that copying calls, and a message of its own making.</summary>
[GenerateSerializer]
public sealed class ClosedException : InvalidOperationException
{
    [Id(0)]
    public DateTime Until { get; set; }

    public override string Message => $"closed until {Until:yyyy-MM-dd}";
}

/// <summary>An exception is shared within a process and carried over a wire with what Orleans carries.</summary>
public sealed class ExceptionTests
{
    [Fact]
    public void An_exception_is_shared_within_a_process()
    {
        var exception = new OutOfStockException("code", "message", 3);

        Assert.Same(exception, Wire.Local(exception));
        Assert.Same(exception, Wire.Local<CodedException>(exception));
    }

    [Fact]
    public void Members_message_and_result_are_carried_over_a_wire()
    {
        var exception = new OutOfStockException("code", "message", 3) { HResult = 17, Lost = "lost" };

        var copy = Assert.IsType<OutOfStockException>(Wire.Full<CodedException>(exception));

        Assert.NotSame(exception, copy);
        Assert.Equal(("code", "message", 3, 17), (copy.Code, copy.Message, copy.Left, copy.HResult));
        Assert.Null(copy.Lost);
    }

    [Fact]
    public void Inner_exception_and_data_are_carried_over_a_wire()
    {
        var inner = new OutOfStockException("inner", "inside", 1, new InvalidOperationException("innermost"));
        var exception = new CodedException("code", "message", inner) { Data = { ["key"] = new Node { Name = "value" } } };

        var copy = Wire.Full(exception);

        var innerCopy = Assert.IsType<OutOfStockException>(copy.InnerException);
        Assert.NotSame(inner, innerCopy);
        Assert.Equal(("inner", 1), (innerCopy.Code, innerCopy.Left));
        Assert.Equal("innermost", Assert.IsType<InvalidOperationException>(innerCopy.InnerException).Message);
        Assert.NotSame(exception.Data["key"], copy.Data["key"]);
        Assert.Equal("value", Assert.IsType<Node>(copy.Data["key"]).Name);
    }

    [Fact]
    public void The_stack_trace_is_carried_over_a_wire()
    {
        var exception = Assert.Throws<CodedException>(ThrowDeepInside);

        var copy = Wire.Full(exception);

        Assert.Contains(nameof(ThrowDeepInside), copy.StackTrace, StringComparison.Ordinal);
        Assert.Contains(nameof(ThrowDeepInside), Assert.Throws<CodedException>(() => Throw(copy)).StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_may_make_its_own_message()
    {
        var copy = Wire.Full(new ClosedException { Until = new DateTime(2030, 1, 2, 0, 0, 0, DateTimeKind.Utc) });

        Assert.Equal("closed until 2030-01-02", copy.Message);
        Assert.Equal(new InvalidOperationException().HResult, copy.HResult);
        Assert.Null(copy.StackTrace);
    }

    private static void ThrowDeepInside() => throw new CodedException("code", "message");

    private static void Throw(Exception exception) => throw exception;
}
