/** Starts Trino's server, whose own launcher comes with its archive alone. The argument is the version that it tells. */
public class TrinoServer {
  public static void main(String[] arguments) {
    new io.trino.server.Server().start(arguments[0]);
  }
}
