from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG("clean") as dag:
    # ruleid: airflow-bash-template
    first = BashOperator(task_id="a", bash_command="rm -rf /data/{{ dag_run.conf['path'] }}")
    # ok: airflow-bash-template
    second = BashOperator(task_id="b", bash_command="echo {{ ds }}")
    # ruleid: airflow-bash-template
    third = BashOperator(task_id="c", bash_command="echo {{ params.name }}", dag=dag)
    # ok: airflow-bash-template
    fourth = BashOperator(task_id="d", bash_command="head -n {{ params.count }} f")
    # ok: airflow-bash-template
    fifth = BashOperator(task_id="e", bash_command=command)
    # ruleid: airflow-bash-template
    sixth = BashOperator(
        bash_command="""
        set -e
        cp {{ dag_run.conf.source }} /tmp
        """,
        task_id="f",
    )
