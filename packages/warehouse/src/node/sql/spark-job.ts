/**
 * What `spark-submit` runs: reads the inputs (a JSON record a line, all texts), takes the steps as cached views, counts the
 * guards, and writes the answers beside their place, which is renamed once they are whole. ANSI mode makes an overflow an error.
 */
export const SPARK_JOB = `import json, os, sys
from pyspark import StorageLevel
from pyspark.sql import SparkSession
from pyspark.sql.types import StringType, StructField, StructType

folder = sys.argv[1]
with open(os.path.join(folder, "script.json"), encoding="utf-8") as file:
    script = json.load(file)
spark = SparkSession.builder.getOrCreate()
spark.sparkContext.setLogLevel("ERROR")
partial, done = os.path.join(folder, "answers.partial"), os.path.join(folder, "answers")
os.makedirs(partial)


def view(name, frame):
    frame.persist(StorageLevel.MEMORY_AND_DISK).createOrReplaceTempView(name)


def told(what):
    print("ontarget: " + what, flush=True)


for table in script["inputs"]:
    names = ["rid"] + [column["name"] for column in table["columns"]]
    texts = spark.read.schema(StructType([StructField(name, StringType()) for name in names])).option("mode", "FAILFAST").json("file://" + table["path"])
    types = ["BIGINT"] + [column["type"] for column in table["columns"]]
    view(table["name"], texts.selectExpr(*["CAST(%s AS %s) AS %s" % (name, kind, name) for name, kind in zip(names, types)]))
for step in script["steps"]:
    view(step["name"], spark.sql(step["query"]))
guards = [str(spark.sql(query).collect()[0][0]) for query in script["guards"]]
told("guards")
held = any(count != "0" for count in guards)
strays = [] if held else [str(spark.sql(query).collect()[0][0]) for query in script["strays"]]
if not held:
    for index, query in enumerate(script["pays"]):
        told("pays %d" % index)
        spark.sql(query).write.option("ignoreNullFields", "false").json("file://" + os.path.join(partial, "pay_%d" % index))
with open(os.path.join(partial, "counts.json"), "w", encoding="utf-8") as file:
    json.dump({"guards": guards, "strays": strays, "held": held}, file)
os.rename(partial, done)
spark.stop()
`;
